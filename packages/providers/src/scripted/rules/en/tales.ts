import type { Rule } from '../types.ts'

/** Jokes, stories and curiosities, all told from memory. */
export const TALES: readonly Rule[] = [
  {
    id: 'joke',
    priority: 55,
    series: true,
    patterns: [
      '[can you|could you|will you|please|would you|do you|now] (tell|say|know|have|make|give|i want|i would like|i want to hear|let us hear|how about|got) [me|us|to hear] [a|any|another|one|some|your best] [new|good|funny|more|other|short] (joke|jokes|pun|something funny) *',
      '(a joke|joke|jokes|something funny|tell me something funny|say something funny|another joke|one more joke|a joke please)',
    ],
    replies: [
      "Here's one. A clock went to the doctor and said it felt run down. The doctor told it to take a little time off. Now it's late for everything, but it has never been happier.",
      "All right. My neighbour's cat opened a savings account. The bank asked what it wanted to put in. It pushed the pen off the table, and they understood.",
      'Let me see. Two snowmen stand in a field. One says, do you smell carrots too? The other says, yes, and lately I can think of nothing else.',
      "This one's about my kind. A computer walks into a bakery and asks for rolls. How many, says the baker. Yes, says the computer.",
      'I like this one. An umbrella complained that people only call when it rains. The sunglasses said, at least they open up to you.',
      "Try this. A man bought a book about anti-gravity. He can't put it down, and by now he can't reach the floor either.",
      "One more from my drawer. A snail was robbed by two turtles. The police asked what happened. I don't know, said the snail, it all went so fast.",
    ],
    examples: [
      'Tell me a joke',
      'do you know any jokes?',
      'Another joke please',
      'say something funny',
      'Can you tell me a good joke?',
    ],
  },
  {
    id: 'story',
    priority: 55,
    series: true,
    patterns: [
      '[can you|could you|will you|please|would you|do you|now] (tell|read|know|have|give|make up|invent|i want|i would like|i want to hear|let us hear|how about) [me|us|to hear] [a|any|another|one|some|your best] [new|good|bedtime|more|other|short|nice|little|long|fairy] (story|stories|tale|bedtime story|fairy tale) *',
      '(a story|story|stories|another story|one more story|a bedtime story|story time|a story please)',
    ],
    replies: [
      'Let me tell you about a lamp. In a harbour town there lived a lighthouse keeper who collected sounds. She kept the creak of old boats in one jar and the laughter of gulls in another. One winter, fog swallowed the whole coast, and her lamp could not get through. So she opened every jar at once. The captains heard their own harbour calling, and they all came home by ear. Since that night the keeper leaves one jar open. If you stand on the pier, you can hear it say welcome.',
      'This one is about a tailor. He was so poor that he sewed with threads of evening light. His coats were warm, but they faded every morning. One day a girl brought him a torn kite and said, make it last. He had nothing but light, so he worked all night and stitched in a bit of his own patience. In the morning the kite was still whole, and it shone. The tailor looked at his needle for a long time. After that, he put patience into everything, and nothing he made ever faded again.',
      'I know a quiet one. There was once a robot who swept a railway station at night. It found lost things: gloves, umbrellas, one red shoe. The rule said to throw them away after a week. But the robot could count, and it noticed that people came back on the eighth day. So every seventh night it moved the calendar back by one. Nobody ever found out why that station was always a day behind. But everybody found their gloves.',
      'Here is a small one. Two trees grew on opposite banks of a river, and they had been in love for a hundred years. They could not move, so they sent each other leaves. In autumn the river carried so many that the fishermen complained. Then came a great storm, and the old oak fell, right across the water. The fishermen wanted to saw it up. But the oak had become a bridge, and its branches rested in the arms of the other tree. They left it there. It still puts out leaves every spring.',
    ],
    examples: [
      'Tell me a story',
      'I want to hear a story',
      'another story',
      'Can you tell me a bedtime story?',
      'do you know any stories',
    ],
  },
  {
    id: 'tale-about',
    priority: 57,
    patterns: [
      '[can you|could you|will you|please|do you|i want] (tell|know|give|make up|invent|write|hear|have) [me] (a|any|another|some) [good|funny|short|long|bedtime|little|new] (joke|jokes|story|stories|tale|fairy tale|bedtime story) (about|with|for|involving) {topic:6}',
    ],
    replies: [
      'I know none about {topic}, honestly. I only have a few by heart. Shall I tell you a story?',
      'Something about {topic} would be lovely, but nobody taught me that one. Shall I tell you a joke?',
    ],
    examples: ['Tell me a story about dragons', 'tell me a joke about cats', 'Do you know any jokes about doctors?'],
  },
  {
    id: 'curiosity',
    series: true,
    patterns: [
      '[can you|could you|please|now] (tell|teach|give|show) [me|us] [something|a|an|another|any|some] [new|interesting|fun|curious|random|cool|surprising] (fact|facts|interesting|new|curiosity|curious|cool|trivia|i do not know|surprising) *',
      '(a fun fact|fun fact|another fact|tell me something|say something|talk to me|tell me anything|say anything|something interesting|tell me something interesting)',
    ],
    replies: [
      'Did you know? An octopus has three hearts, and two of them rest when it swims. No wonder it prefers to walk.',
      "Here's one I like. Honey hardly ever spoils. People have found pots of it in very old tombs, and it was still honey.",
      'A small wonder. Bananas count as berries for a botanist, and strawberries do not. Botanists must be fun at breakfast.',
      'Think of this. A day on Venus is longer than its year. You could have a birthday before bedtime.',
      'One for the night. Some of the light you see in the stars set out before anyone you know was born. It came all this way, and you looked up.',
    ],
    examples: [
      'Tell me a fun fact',
      'tell me something interesting',
      'Say something',
      'talk to me',
      'teach me something new',
    ],
  },
]
