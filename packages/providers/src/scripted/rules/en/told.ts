import type { Rule } from '../types.ts'

const MY = '{my=my|our}'
const VERBS =
  'is|are|was|were|is not|are not|has|have|had|does not|do not|did not|lives|live|lived|works|work|worked|likes|like|loves|love|hates|hate|plays|play|studies|study|goes|go|went|comes|come|came|leaves|leave|starts|start|begins|begin|ends|end|speaks|speak|eats|eat|drinks|drives|drive|wants|want|needs|need|turns|turned|will|can|got|gets|bought|moved|makes|make|teaches|wears|costs|weighs|arrives|arrive|opens|closes|visits|visited|called|stays|sleeps|runs|cooks|sings|paints|writes|reads|knows|thinks|believes|travels|used to|just'
const NO =
  'no|nope|actually|wrong|wait|sorry|i mean|i meant|i said|no wait|no sorry|no actually|no i meant|no i said|sorry i meant|sorry i mean|wait no|oh no|oops'
const ASK =
  'do you know|do you remember|do you still know|can you tell me|could you tell me|tell me|remind me|can you remind me|and|but|so|what about'

/** What the user tells that has no rule of its own: kept in their words, asked for in theirs. */
export const TOLD: readonly Rule[] = [
  {
    id: 'tell-called-so',
    priority: 54,
    ability: 'keep',
    patterns: [
      '[no|actually|sorry|wait] (he is|she is|it is|they are|he was|she was|we call him|we call her|i call him|i call her|i call it) (called|named) [now|actually] {value:3}',
      '[no|actually|sorry|wait] (his name is|her name is|its name is|the name is|their names are|his name was|her name was) [actually] {value:4}',
      '(we|i) (call|named) (him|her|it) {value:3}',
    ],
    remembers: { kind: 'called', about: 'topic' },
    replies: ["{value}, then. I've got that.", 'Ah, {value}. Thank you, now I know.', "I see: {told}. I'll remember."],
    otherwise: ["That's a good name. Whose is it?", 'A fine name. Who is called that?'],
    examples: ["No, he's called Bean", 'Her name is Anna', 'we call him Teddy'],
  },
  {
    id: 'correct',
    priority: 31,
    ability: 'correct',
    corrects: true,
    patterns: [
      `[${NO}] (it is|it was|they are|it starts|it begins|it leaves|it is actually) [actually|really] (on|at|in|under|near|next|tomorrow|behind|inside|from|around|monday|tuesday|wednesday|thursday|friday|saturday|sunday) *`,
      `(${NO}) (it is|it was|that is|he is|she is|they are) {value:4}`,
      `(${NO}) {value:3}`,
      'not {old:3} (but|it is) {value:4}',
    ],
    replies: ['So {told}. I have that now.', 'Thank you, now I have it: {told}.', 'Understood: {told}.'],
    examples: ["No, it's on Wednesday", 'actually, Wednesday', 'I meant at 11'],
  },
  {
    id: 'tell-note',
    priority: 28,
    ability: 'keep',
    patterns: [
      '[please|can you|could you|will you] (remember|keep in mind|do not forget|note|you should know|you must know|memorise|memorize|write down) (that|this) {value:14}',
      '[please|can you|could you|will you] (remember|memorise|memorize|note) {value:12}',
    ],
    remembers: { kind: 'told' },
    replies: [
      "I'll remember that {told}.",
      "Noted: {told}. I'll keep it while we talk.",
      'Kept. Ask me, and I will tell you that {told}.',
      "Noted, in your own words. I'll keep it while we talk.",
    ],
    otherwise: [
      'I would, but I am not sure of whom or what you speak. Can you say it in one sentence?',
      'Tell me that with a name in it, and I will keep it.',
    ],
    examples: ["don't forget that I am allergic to nuts", 'Note that we leave at dawn'],
  },
  {
    id: 'tell-plan',
    priority: 45,
    ability: 'keep',
    patterns: [
      'i (have|have got|have got to go to|am having) (a|an|my|the|some|another) [{x:2}] (meeting|appointment|exam|interview|date|flight|train|party|dinner|lunch|concert|class|lesson|test|call|wedding|trip|presentation|game|match|rehearsal|course|visit|holiday|deadline|birthday party) *',
      '(tomorrow|today|tonight|next week|[on|next] (monday|tuesday|wednesday|thursday|friday|saturday|sunday)) i (have|have got) (a|an|my|the) {x:6}',
    ],
    remembers: { kind: 'told' },
    replies: [
      "I've got it: {told}. I can't ring a bell for it, but you can ask me.",
      "So {told}. I'll keep that in mind, though I have no alarm to set.",
      'Noted: {told}. Ask me about it whenever you like.',
    ],
    otherwise: ['Noted. Ask me about it whenever you like.', "I've got that. You can ask me for it."],
    examples: ['I have a meeting on Tuesday at 10', 'I have a dentist appointment tomorrow'],
  },
  {
    id: 'tell-called-short',
    priority: 33,
    ability: 'keep',
    patterns: [`{value:2} (is|was) ${MY} {thing:2}`],
    only: { capture: 'value', looksLike: 'name' },
    remembers: { kind: 'called', each: 'thing' },
    replies: [
      "I'll remember that: {told}.",
      'So {told}. What is {value} like?',
      'Noted. How long have you known {value}?',
    ],
    otherwise: ['I see. Tell me more.', 'Noted, and what else?'],
    examples: ['Paul is my boss', 'Anna was my best friend'],
  },
  {
    id: 'tell-told',
    minor: true,
    priority: 30,
    ability: 'keep',
    patterns: [
      `${MY} {thing:2} (${VERBS}) {x:12}`,
      `(he|she|they) (${VERBS}) {x:12}`,
      `(his|her|their) {thing:2} (${VERBS}) {x:12}`,
      '(the|this) {a:3} (is|are|was|go out|goes out|go|goes|leaves|leave|starts|start|begins|begin|comes|come|closes|close|opens|open|ends) [out] (on|at|in|under|near|next|tomorrow|behind|inside|from|around|every) {x:8}',
      'the {a:3} (code|password|number|address|combination|key|name) (is|are|was) {x:8}',
      `[on|this|next] [monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|today] (it is|it was) ${MY} {thing:3} {x:8}`,
      `${MY} {thing:1} {x:12}`,
    ],
    remembers: { kind: 'told' },
    replies: [
      "I'll remember that {told}. What else should I know?",
      'So {told}. Tell me more, if you like.',
      "I see, {told}. I'll keep that in mind.",
      'That is good to know. Tell me a little more about it.',
    ],
    otherwise: ["I'd like to hear more about that.", 'And how is that for you?', 'I see. Who is that?'],
    examples: [
      'My sister is a doctor',
      'my car is red',
      'our garden is full of roses',
      'My sister lives in Lyon',
      'She works at a bakery',
      'my boss shouts at everyone',
    ],
  },
  {
    id: 'ask-told',
    priority: 42,
    ability: 'look-up',
    patterns: [
      `[${ASK}] (what|where|when|who|whose|which|how many|how old|how much|how long|at what time|what time|since when|how) * (my|our) *`,
      `[${ASK}] (what|where|when|who|which|how many|how old|how much|at what time|what time|since when) [{a:3}] (do|did|am|was|have|had|is|are|does|were|has) (i|we|he|she|they|his|her|their) *`,
      `[${ASK}] (how old|how tall|how long|how big) (is|are|was) (he|she|it|they) *`,
      `[${ASK}] (when|where|what time|at what time) (is|are|does|do) (the|it|that) [{b:3}]`,
      `[${ASK}] (where|when|what|how old) (does|do|did|is) {b:2} (live|work|do|like|love|study|come from|leave|start|play|eat|hate|speak|called|named) *`,
      `(do|did|am|was|have|are|is|does|has|were) (i|we|my|our|he|she|they|his|her) *`,
      `(do you know|do you remember|can you remember|tell me|remind me|can you tell me|what do you know) [again] (what|where|when|who|how|if|whether|which|about|of) [{a:3}] (my|our|i|we|he|she|his|her|the) *`,
      `and ${MY} {b:2}`,
      `do you (know|remember) (anything|something) about ${MY} {b:4}`,
      `(do you remember|do you know|remind me of|tell me about|tell me) ${MY} {b:6}`,
    ],
    replies: [
      'You told me that {told}.',
      'As you told me, {told}.',
      'I remember: {told}.',
      'In your own words: {quote}.',
      'You put it like this: {quote}.',
      "You haven't told me that. About your {thing} I only know this: {known}.",
      "That I don't know. All I have on your {thing} is this: {known}.",
    ],
    otherwise: [
      "You haven't told me about your {thing}. I'd like to hear.",
      "I don't know anything about your {thing} yet. Tell me, and I'll remember.",
      "You haven't told me that. I only know what you tell me here.",
      "I don't know, because you haven't told me. Will you?",
    ],
    examples: [
      'Where does my sister live?',
      'what colour is my car?',
      'What do you know about my sister?',
      'Where are my keys?',
      'When is my meeting?',
      'what am I allergic to?',
      'Do I have a brother?',
      'how old is she?',
    ],
  },
  {
    id: 'forget-that',
    priority: 56,
    ability: 'forget',
    forgets: 'last',
    patterns: [
      '[please|can you|could you|no|actually|you can|now] (forget|forget about|delete|erase|scratch|do not remember|unremember) (that|this|what i just said|what i just told you|the last thing|that one) [please|eva|again|i said it|i said that]',
    ],
    replies: [
      "All right, I've let go of it. The words still stand in our conversation until you delete that.",
      "Forgotten. I won't bring it up, though you can still read it above.",
    ],
    otherwise: ["There's nothing there for me to forget, I think.", "I hadn't kept anything of that, so we're fine."],
    examples: ['Forget that', 'please forget this', 'Can you forget what I just told you?'],
  },
  {
    id: 'forget-thing',
    priority: 57,
    ability: 'forget',
    forgets: 'thing',
    patterns: [
      `[please|can you|could you|i want you to] (forget|forget about|delete|erase|remove) [what i (said|told you) about|the name of|that] ${MY} {thing:2} [s] [name|is *]`,
    ],
    replies: [
      'Done, your {thing} is out of my head. Our conversation still holds the words until you delete it.',
      "I've let go of what you said about your {thing}. You can still read it above.",
    ],
    otherwise: ["I didn't know anything about that in the first place.", 'That is easy, for I knew nothing of it.'],
    examples: ['Forget my sister', "forget my dog's name", 'please forget what I told you about my boss'],
  },
  {
    id: 'forget-name',
    priority: 58,
    ability: 'forget',
    forgets: { kind: 'name' },
    patterns: ['[please|can you|could you] (forget|delete|erase|remove) (my name|who i am|what i am called) *'],
    replies: [
      "I've let go of your name. It still stands in our conversation until you delete that.",
      'Your name is forgotten. Delete the conversation too, and it is gone for good.',
    ],
    otherwise: ["I didn't know it in the first place.", 'That is easy: you never told me.'],
    examples: ['Forget my name', 'please forget who I am'],
  },
  {
    id: 'forget',
    priority: 59,
    ability: 'forget',
    forgets: 'everything',
    patterns: [
      '[please|can you|could you|i want you to] (forget|delete|erase|remove|clear) (me|everything|all|all of it|it all|my data|this conversation|our conversation|your memory|what i told you|what i said) [now|please|eva|about me|so far|today|i told you|i said|i have told you|you know|you know about me]',
    ],
    replies: [
      "I've let go of everything you told me. The words are still in this conversation: delete it from the list, and they are gone for good.",
      "All forgotten. To remove the words themselves, delete this conversation. Then they're gone.",
    ],
    otherwise: [
      "I only know what's written in this conversation. Delete it from the list, and I know nothing any more.",
      "That's in your hands. Delete this conversation, and every word is gone for good.",
    ],
    examples: ['please delete everything', 'Forget everything I told you', 'erase my data'],
  },
]

/** For a question after what she was told to forget. */
export const FORGOTTEN: Rule = {
  id: 'forgotten',
  patterns: [],
  replies: [
    "You asked me to forget that, so I won't say it.",
    'I let go of that when you asked me to.',
    'That is one of the things you wanted me to forget.',
  ],
  examples: [],
}
