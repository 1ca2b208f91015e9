import type { Rule } from '../types.ts'

/** Yes, no, laughter: answers that lean on what was said before. */
export const SMALL_WORDS: readonly Rule[] = [
  {
    id: 'yes',
    minor: true,
    ability: 'offer',
    patterns: [
      '(yes|yeah|yep|yup|sure|of course|certainly|absolutely|definitely|yes of course|why not|please do|yes please|please|i do|i would|i am|i did|i have|it is|it does|do it|gladly|with pleasure|i would love to|i would like that|i would love that|tell me|sounds good|sounds great|let us do it|right|correct|exactly|indeed|true|that is right|that is true|i think so|i guess|i guess so|i suppose so|probably) [yes|please|do|sure|i do|i would|eva|tell me]',
      'yes yes [yes]',
      '[i think|i guess|maybe|perhaps] you (are|may be|might be|could be) right [about that|there]',
    ],
    replies: [
      'Good. Tell me more about it.',
      "I'm glad we agree. What else is on your mind?",
      'All right then. Where shall we take it from here?',
      'Yes, I thought so. Go on, I am listening.',
    ],
    examples: ['Yes', 'yeah sure', 'Yes please!', 'of course', 'exactly', 'why not?'],
  },
  {
    id: 'no',
    minor: true,
    patterns: [
      '(no|nope|nah|not really|no way|not at all|never|of course not|no no|no thanks|no thank you|not now|not today|maybe later|i do not think so|i do not|i am not|i would rather not|it is not|i did not|that is not true|wrong|false|not yet|i disagree) [eva|thanks|thank you|it is not|i do not|i am not|not really|not now]',
    ],
    replies: [
      'All right, no it is. What would you like instead?',
      'Fair enough. We can talk about anything else you like.',
      "That's fine. I won't insist.",
      'Understood. Tell me where you would like to go from here.',
    ],
    examples: ['No', 'nope', 'not really', 'No, thank you', "I don't think so"],
  },
  {
    id: 'maybe',
    minor: true,
    patterns: [
      '(maybe|perhaps|possibly|it depends|not sure|i am not sure|i do not know|i have no idea|no idea|dunno|who knows|hard to say|kind of|sort of|a little|a bit|i can not decide) [yes|no|really|yet]',
    ],
    replies: [
      "You don't have to know yet. What does your first feeling say?",
      'Maybe is an honest answer. What would tip the balance?',
      "That's all right. Some questions need a walk before they need an answer.",
    ],
    examples: ['Maybe', "I don't know", 'not sure', 'it depends', 'a little'],
  },
  {
    id: 'ok',
    minor: true,
    patterns: [
      '(ok|k|alright|all right|fine|i see|got it|understood|makes sense|that makes sense|fair enough|right|very well|noted|hmm|hm|mm|mhm|uh huh|ah|oh|oh i see|ah ok|ok then|well|so|interesting|that is interesting|good to know|if you say so|as you wish|whatever) [ok|then|eva|i see|so]',
    ],
    replies: [
      'Good. What shall we talk about now?',
      "I'm with you. What comes next?",
      'All right. Tell me something that made you smile lately.',
      'Fine by me. Shall I tell you a story?',
    ],
    examples: ['OK', 'I see', 'alright then', 'hmm', 'interesting', 'got it'],
  },
  {
    id: 'laugh',
    minor: true,
    patterns: [
      '(ha|haha|hahaha|hahahaha|hehe|hihi|lol|lmao|rofl|ha ha|ha ha ha|he he|lol lol|very funny|so funny|funny) [lol|haha|that is funny|good one|very funny|that was funny|eva]',
      '(that is|that was|you are) [so|very|really] (funny|hilarious)',
      '(you|that) made me laugh',
    ],
    replies: [
      'I love that sound. Shall I tell you a joke?',
      'There it is. Laughing suits you.',
      "Good, I'm glad you laughed. It's contagious, even in here.",
      'Ha! We should do this more often.',
    ],
    examples: ['haha', 'lol', 'Ha ha, very funny', "that's hilarious", 'you made me laugh'],
  },
  {
    id: 'surprise',
    minor: true,
    patterns: [
      '(really|wow|oh wow|no way|seriously|for real|are you serious|is that true|is that so|oh really|oh my god|omg|oh my|incredible|unbelievable|amazing|are you sure|are you kidding [me]|you are kidding|i can not believe it) [really|wow|eva]',
    ],
    replies: [
      'Yes, really. I would not make it up.',
      'It surprised me too, in my own small way.',
      'As true as I can make it. What do you think about it?',
    ],
    examples: ['Really?', 'wow', 'are you serious?', 'Oh my god', 'are you sure?'],
  },
  {
    id: 'why',
    minor: true,
    patterns: [
      '(why|why so|why is that|how come|what for|why do you (ask|say that|think so)|what do you mean|how so|for what reason|why not that|what makes you (say|think) that)',
    ],
    replies: [
      "Because I'd like to understand you, and asking is the only way I know.",
      'Good question. I go by the words you use, and yours made me curious.',
      'I follow simple rules, so the honest answer is: your words led me there. Where would you rather go?',
    ],
    examples: ['Why?', 'how come', 'Why do you ask?', 'What do you mean?'],
  },
  {
    id: 'never-mind',
    patterns: [
      '(never mind|nevermind|forget it|forget about it|it does not matter|does not matter|it is nothing|nothing|nothing much|not much|nothing special|drop it|let us talk about something else|change the subject|something else) [eva|really]',
    ],
    replies: [
      "No problem at all. We'll talk about something else.",
      "Consider it gone. What's something you're looking forward to?",
      'All right. Sometimes silence says enough. Shall I tell you a story?',
    ],
    examples: ['Never mind', 'forget it', "It doesn't matter", 'nothing much', "let's talk about something else"],
  },
]
