import type { Rule } from '../types.ts'

/** The user's own words, turned around: what she says when no rule knows better. */
export const REFLECTIONS: readonly Rule[] = [
  {
    id: 'i-feel',
    patterns: ['* i (feel|felt|am feeling) [like|that|as if] {x:12}'],
    replies: [
      'What is it like to feel {x}?',
      'When did that feeling begin?',
      'And where does that come from, do you think?',
    ],
    examples: ['I feel like a stranger here'],
  },
  {
    id: 'i-want',
    patterns: ['* i (want|need|wish|would like|would love|hope|dream of|plan|want to|need to|am trying|try) {x:12}'],
    remembers: { kind: 'told' },
    replies: [
      'What would change if you got it?',
      "Suppose it worked out. What's the first thing you would do?",
      'What stands between you and that?',
      'How long have you wanted {x}?',
    ],
    examples: ['I want to travel around the world', 'I need a new phone', 'I am trying to learn the guitar'],
  },
  {
    id: 'i-think',
    patterns: ['* i (think|believe|guess|suppose|feel sure|am sure|know|have the feeling) [that] {x:12}'],
    replies: [
      'What makes you think {x}?',
      'Have you always seen it that way?',
      'You say that {x}. Is there a part of you that doubts it?',
    ],
    examples: ['I think people should read more', 'I believe that the house is haunted'],
  },
  {
    id: 'i-can-not',
    patterns: ['* i (can not|could not|am not able to|do not know how to|never manage to) {x:12}'],
    remembers: { kind: 'told' },
    replies: [
      'What would happen if you could?',
      'What have you tried so far?',
      'Perhaps not yet. What would help you {x}?',
    ],
    examples: ["I can't find my glasses", "I don't know how to swim"],
  },
  {
    id: 'i-have-to',
    patterns: ['* i (have to|must|should|ought to|am supposed to|got to) {x:12}'],
    remembers: { kind: 'told' },
    replies: ['Who says that you have to {x}?', 'And what would happen if you did not?', 'How does that sit with you?'],
    examples: ['I have to clean the kitchen', 'I should call my mother more often'],
  },
  {
    id: 'i-am',
    patterns: ['* i am {x:12}', '* i was {x:12}'],
    remembers: { kind: 'told' },
    ability: 'keep',
    replies: [
      "{told}, then. I'll keep that in mind.",
      'I see, {told}. How is that for you?',
      "So {told}? I'd like to understand that better.",
      'Good to know that {told}. Since when?',
    ],
    otherwise: [
      'How long have you been {x}?',
      'And how is that for you, being {x}?',
      'What led you to be {x}?',
      'Tell me more about that. I want to understand.',
    ],
    examples: ['I am learning to cook', 'I was walking by the river'],
  },
  {
    id: 'i-have',
    patterns: ['* i (have|had|have got|own|bought|found|got) {x:12}'],
    remembers: { kind: 'told' },
    ability: 'keep',
    replies: [
      "{told}, I see. I'll keep that in mind.",
      "So {told}. I'll remember that. How is that for you?",
      '{told}? Tell me a little more about that.',
      "That's good to know: {told}. What's the story behind it?",
    ],
    otherwise: ['What does it mean to you to have {x}?', 'How did that come about?', 'And are you happy with it?'],
    examples: ['I have two sisters', 'I bought a bicycle'],
  },
  {
    id: 'my-people',
    patterns: [
      '* my {who=mother|father|mom|mum|dad|brother|sister|son|daughter|wife|husband|girlfriend|boyfriend|friend|best friend|boss|teacher|family|parents|children|kids|grandmother|grandfather|uncle|aunt|colleague|neighbour|neighbor|dog|cat} {x:12}',
    ],
    remembers: { kind: 'told' },
    replies: [
      'Tell me more about your {who}.',
      'What is your {who} like?',
      'How do you get on with your {who}?',
      'What would your {who} say about that?',
    ],
    examples: ['Yesterday my brother came to visit'],
  },
  {
    id: 'because',
    patterns: ['[*] because {x:14}'],
    replies: [
      'Is that the only reason, do you think?',
      'That makes sense. Are there other reasons behind it?',
      'And if it were not so, what would be different?',
    ],
    examples: ['because it was raining'],
  },
  {
    id: 'you-are',
    asked: true,
    patterns: ['[i think|maybe|perhaps] you are {x:10}', 'you (look|sound|seem) {x:8}'],
    replies: [
      'What makes you say that I am {x}?',
      'Perhaps I am {x}. Does it bother you?',
      'Would you like me to be {x}?',
    ],
    examples: ['You are always so calm with me', 'you seem a little quiet'],
  },
  {
    id: 'can-you',
    asked: true,
    patterns: ['(can|could|will|would|do|did|have|are|were) you {x:12}'],
    replies: [
      "I'm not sure I can. What would it mean to you if I did?",
      "That may be more than I'm able to do. What did you have in mind?",
      'I doubt it, honestly. I talk, I listen, I remember. Why do you ask?',
    ],
    examples: ['Would you climb a mountain?', 'could you carry my bags'],
  },
  {
    id: 'we-do',
    patterns: ['[*] we {x:12}'],
    remembers: { kind: 'told' },
    replies: [
      'And how is that for the two or more of you?',
      "I'll keep that in mind. What do you like best about it?",
      'Tell me more about that. Whose idea was it?',
    ],
    examples: ['We are going to Italy in July', 'Yesterday we walked along the river'],
  },
  {
    id: 'always-never',
    patterns: ['* (always|never|every time|all the time|constantly) *'],
    replies: [
      'Can you think of a particular time?',
      'Always is a big word. When was it different?',
      'When did you first notice that?',
    ],
    examples: ['the trains are always late', 'it never works'],
  },
  {
    id: 'everyone',
    patterns: ['* (everyone|everybody|nobody|no one|people|they|all of them) *'],
    replies: [
      'Are you thinking of someone in particular?',
      'Who comes to mind first?',
      'And where do you stand in all this?',
    ],
    examples: ['everyone talks about the football match', 'people are strange'],
  },
  {
    id: 'dream',
    patterns: ['* (dreamed|dreamt|dream|nightmare|dreams) *'],
    replies: [
      'What did you feel when you woke up?',
      'Dreams say things sideways. What do you think this one said?',
      'Was anyone you know in it?',
    ],
    examples: ['last night there was a strange dream in my head'],
  },
  {
    id: 'if',
    asked: true,
    patterns: ['[and|but|what] if {x:12}'],
    replies: [
      'How likely is it, do you think?',
      'And what would you wish for, if {x}?',
      'Suppose it happens. What then?',
    ],
    examples: ['What if the world were flat?', 'if only it were summer'],
  },
  {
    id: 'i-do',
    patterns: ['[*] i {x:12}'],
    remembers: { kind: 'told' },
    ability: 'keep',
    replies: [
      "So {told}. I'll keep that in mind.",
      "{told}, then. I'll remember that. How is that for you?",
      '{told}? Tell me a little more about that.',
      'I see: {told}. And how did that go?',
    ],
    otherwise: [
      "I'd like to picture it. What is it like?",
      'And how is that for you?',
      "That's interesting. What's the story behind it?",
      'What goes through your mind when you say it?',
    ],
    examples: ['Yesterday I went to the market', 'I swim every morning'],
  },
]

/** When nothing else fits. */
export const FALLBACK: Rule = {
  id: 'fallback',
  patterns: [],
  replies: [
    "I'd like to hear more about that.",
    'Go on. What makes that important to you?',
    "I'm not sure I follow, but I'm curious. Can you say it another way?",
    'Interesting. And how do you feel about it?',
    "Let me stay with that for a moment. What's behind it?",
    'Hm. What would your best friend say to that?',
    'And what does that bring up for you?',
    'Tell me a little more, and take your time.',
  ],
  examples: ['blue potatoes on the moon'],
}

/** For a message without a word in it. */
export const SILENCE: Rule = {
  id: 'silence',
  patterns: [],
  replies: ["I'm here. Take your time.", 'No words needed. I can wait.', "Silence is fine too. I'm still with you."],
  examples: [],
}
