import type { Rule } from '../types.ts'

/** Talking about the talk: again, slower, go on, stop, another one. */
export const TALK: readonly Rule[] = [
  {
    id: 'repeat',
    priority: 55,
    ability: 'repeat',
    patterns: [
      '[can you|could you|please|would you] (repeat|repeat that|say that again|say it again|repeat it|repeat yourself|say again|tell me again|say that once more|repeat what you said|come again) [please|again|eva|for me]',
      '(what|pardon|pardon me|sorry what|what did you say|i beg your pardon|huh|eh|excuse me what|i did not (hear|catch) (that|you|it)|i did not get that|again|once more|one more time|what was that|say what|i missed that)',
    ],
    replies: ['I said: {last}', 'Of course. {last}', 'Once more, then. {last}', 'Gladly, again. {last}'],
    otherwise: ["I haven't said anything yet. Shall we begin?", "There's nothing to repeat so far. You go first."],
    examples: ['Repeat that', 'Can you say that again?', 'Pardon?', 'what did you say', "I didn't catch that", 'again'],
  },
  {
    id: 'what-did-i-say',
    priority: 56,
    patterns: [
      '[do you (know|remember)|tell me] what (did i|i) [just] (say|said|write|wrote|ask|asked|tell you|told you) [just now|before|last|to you]',
      'what was my last (message|question|sentence)',
    ],
    otherwise: [
      "You haven't said anything before this. I was waiting for you.",
      'This is your first message to me, as far as I can see.',
    ],
    replies: ['You said: {said}', 'Your words were: {said}', 'Just before this? {said}'],
    examples: ['What did I just say?', 'what was my last message', 'do you remember what I said'],
  },
  {
    id: 'slower',
    priority: 55,
    ability: 'repeat',
    patterns: [
      '[can you|could you|please|would you] (slower|slow down|speak slower|speak more slowly|more slowly|talk slower|not so fast|say it slowly|say that slowly|speak slowly|talk more slowly|too fast|you are too fast|you speak too fast|you talk too fast) [please|eva]',
    ],
    replies: ["I'll take it slowly. {last}", 'Slowly, then. {last}', 'No hurry. {last}'],
    otherwise: ["I'll keep it slow. What would you like to hear?", 'As slowly as you like. Where shall we begin?'],
    examples: ['slower please', 'Can you speak more slowly?', 'Slow down', "you're too fast"],
  },
  {
    id: 'go-on',
    priority: 60,
    ability: 'go-on',
    patterns: [
      '[please|yes|ok|and|can you|so] (go on|continue|carry on|keep going|go ahead|finish|proceed|finish it|finish the (story|joke|sentence)|finish what you were saying|and then|and then what|then what|what then|what happened [then|next|after that]|what happens next|how does it (end|go on|continue)|you were saying|where were (you|we)|resume|keep talking) [please|eva|then|with the story|with it|from there|your story]',
    ],
    replies: ['Where was I? {rest}', "I'll pick it up again. {rest}", 'So, as I was saying. {rest}', 'Gladly. {rest}'],
    otherwise: [
      "I had finished, actually. But ask me for a story, and I'll go on for a while.",
      'That was all of it. Would you rather tell me something?',
      "There's no more to it. What would you like to hear now?",
    ],
    examples: ['Go on', 'continue please', 'and then?', 'What happened next?', 'please continue', 'finish the story'],
  },
  {
    id: 'another',
    priority: 60,
    ability: 'another',
    patterns: [
      '[tell me|give me|yes|i want|can i have|can you tell me|now|do you know|do you have] (another|another one|one more|an other one|more|a different one|a new one|a better one|something else|other ones|tell another|any others|a second one|the next one|next|next one|encore|more please|some more|more of (that|those|them)|an other) [please|eva|one|like that|for me]',
      '(tell me more|more about (that|it)|tell me more about (that|it)|i want (more|to know more|to hear more)|elaborate|say more|explain more|more details|i would like to know more|keep talking about it) [please|eva]',
      '(do you know|do you have|have you got) (more|any more|others|another|another one|another joke|another story)',
    ],
    replies: [
      'More of what? I have jokes, stories and curious facts.',
      "That's all I have on that, honestly. I could tell you a story instead.",
      'I have said what I know about it. What do you think yourself?',
    ],
    examples: [
      'Another one',
      'one more please',
      'tell me more',
      'Tell me another one',
      'more',
      'Do you have another one?',
    ],
  },
  {
    id: 'stop',
    priority: 55,
    patterns: [
      '[please|ok|no|can you|eva] (stop|wait|hold on|pause|enough|that is enough|stop it|one moment|just a moment|a moment|one second|just a second|wait a (minute|moment|second)|hang on|let me think|give me a (moment|minute|second)|stop that|halt|cancel|hush now|let me (speak|talk|finish)) [please|now|eva|there|a moment|a second|a minute]',
    ],
    replies: [
      "Of course. I'm listening.",
      "All right, I'll wait. Take your time.",
      'Stopped. The floor is yours.',
      "I'm quiet. Say go on when you want the rest.",
    ],
    examples: ['Stop', 'wait a moment', 'Hold on please', "that's enough", 'let me think', 'pause'],
  },
  {
    id: 'do-not-understand',
    patterns: [
      'i (do not|did not|can not) (understand|get it|follow|follow you|get the joke|get that|understand [that|you|it|the joke|anything])',
      '(that|it|this) is (confusing|unclear|not clear|complicated)',
      '(i am|now i am) (confused|lost)',
    ],
    replies: [
      'Then I put it badly. Which part shall I try again?',
      "That's on me. Ask me in other words, and I'll answer in other words.",
      "I'm sorry for the muddle. Tell me what you were hoping for.",
    ],
    examples: ["I don't understand", "I didn't get the joke", 'that is confusing', "I'm confused"],
  },
  {
    id: 'can-i-ask',
    priority: 55,
    patterns: [
      '[i need|i want|i could use|can you give me|give me|do you have] [some|a piece of|your|any] advice *',

      '(can|may|could) i (ask|tell) you (something|a question|a secret|anything|one thing) *',
      '(i have a|i have got a|i want to ask you a|one|just one|quick) (question|secret|problem|request) [for you|to ask]',
      '(i want|i need|i would like) to (talk|talk to you|ask you something|tell you something|ask you a question|chat|speak to you|speak with you|talk to someone|vent|talk with you)',
      '(are you listening|listen|listen to me|you know what|do you know what)',
    ],
    replies: ["Of course. I'm all ears.", 'Go ahead. I have all the time in the world.', "Please do. I'm listening."],
    examples: [
      'Can I ask you something?',
      'I have a question',
      'I need to talk',
      'can I tell you a secret',
      'are you listening?',
    ],
  },
  {
    id: 'test',
    patterns: [
      '(test|testing|test test|this is a test|testing testing|just testing|just a test|i am (just|only) testing [you]|one two|one two three|check|mic check) [one two|one two three|1 2 3|test]',
      '(does (this|it)|is this thing|is it|is this) (work|working|on)',
    ],
    replies: [
      'Loud and clear. Everything works on my side.',
      'I hear you. Test passed, I would say.',
      'All good here. What shall we try next?',
    ],
    examples: ['test', 'Testing, one two three', 'does this work?', 'is this thing on'],
  },
]
