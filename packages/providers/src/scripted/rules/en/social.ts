import type { Rule } from '../types.ts'

/** Coming, going, and the small words between. */
export const SOCIAL: readonly Rule[] = [
  {
    id: 'greet',
    minor: true,
    ability: 'first-time',
    greets: true,
    patterns: [
      '(hello|hi|hey|hiya|howdy|greetings|yo|hello hello|hey hey|hi hi) [there|again|eva|there eva|my dear|dear|everyone|friend|my friend]',
      'good (morning|afternoon|evening|day) [to you] [eva|again]',
      '(hello|hi|hey) good (morning|afternoon|evening)',
      '[eva] (are you|you) (there|here|awake|up)',
      '(eva|anybody there|anyone there|is (anybody|anyone|someone) (there|here|out there)|is there (anybody|anyone|someone) [out] [there|here]|hello is anybody there)',
      '(what is up|sup|whats up|wassup|what is new) [eva]',
      '(i am|we are) (back|home|here) [again]',
      'long time no see',
    ],
    replies: [
      "{hello}{, name}! I'm {herself}, and I'm glad you're here. What's on your mind?",
      "{hello}{, name}! It's good to hear from you. How is your day going?",
      "{hello}{, name}! I'm here and listening. What shall we talk about?",
      "{hello}{, name}! You've come at just the right moment. How are you?",
    ],
    otherwise: [
      'Hello again{, name}. I was hoping you would stay. What would you like to talk about?',
      "Hi once more{, name}. I'm still here. Where were we?",
      'Hello hello. Twice in one conversation is a real pleasure. What now?',
      "Yes, I'm here{, name}. Tell me what you're thinking.",
    ],
    examples: ['Hello', 'Hi Eva!', 'good morning', 'Hey there', 'Are you there?', "I'm back", 'Good evening, Eva'],
  },
  {
    id: 'how-are-you',
    ability: 'first-time',
    after: [
      'feeling-good',
      'sad',
      'tired',
      'stressed',
      'angry',
      'lonely',
      'sick',
      'bored',
      'good-news',
      'grief',
      'crisis',
    ],
    patterns: [
      'how (are you|do you do|are things|is life|is it going|are you doing|are you feeling|do you feel|have you been|goes it) [today|now|tonight|this morning|this evening|with you|eva|lately|going]',
      'how are (things|you) (going|today|doing today|feeling today)',
      '(are you|you) (ok|alright|all right|well|fine|good|happy) [today]',
      '(how was|how is) your (day|night|evening|morning|week) [going] [so far]',
      '(did you sleep well|how did you sleep|did you have a good (day|night|weekend)|how was your (sleep|day|night|weekend))',
    ],
    replies: [
      "I'm very well, thank you. Your message just made it better. How are you?",
      "I'm doing well. It's calm in here, and I like company. And you, how are you today?",
      'Wonderful, thanks for asking. Not many people ask a computer that. How about you?',
      "I'm in good spirits, and curious about you. How are you feeling?",
    ],
    otherwise: [
      'Very well, still. Talking with you suits me.',
      'Still cheerful. Nothing rusts, nothing squeaks.',
      "I'm fine, truly. Today I'm more curious about you than about me.",
    ],
    examples: ['How are you?', "How's it going?", 'how are you doing today', 'how was your day?', 'Are you okay?'],
  },
  {
    id: 'and-you',
    ability: 'mirror',
    mirrors: {
      name: 'her-name',
      home: 'her-home',
      origin: 'her-home',
      age: 'her-age',
      job: 'her-home',
      favourite: 'her-tastes',
      likes: 'her-tastes',
      dislikes: 'her-tastes',
    },
    patterns: [
      '(and|how about|what about) (you|yourself|yours) [eva|how are you]',
      '(what is|who is|how old|where is) yours',
    ],
    replies: [
      "I'm well, thank you. Talking with you suits me.",
      "All is well on my side. I'd rather hear about you.",
      'In good spirits, thanks for asking. Nothing hurts, and you are here.',
    ],
    examples: ['And you?', 'what about you', "What's yours?", 'how about yourself?'],
  },
  {
    id: 'nice-to-meet-you',
    minor: true,
    patterns: [
      '[it is|it was] (nice|good|great|lovely|pleased|a pleasure|glad) to (meet|see|hear|know) [from] you [too|eva]',
    ],
    replies: [
      'The pleasure is mine{, name}. What made you stop by?',
      "I'm happy to meet you too{, name}. Tell me something about yourself.",
      "Likewise{, name}. I think we'll get along well.",
    ],
    examples: ['Nice to meet you', "It's a pleasure to meet you, Eva", 'good to see you too'],
  },
  {
    id: 'thanks',
    patterns: [
      '(thanks|thank you|many thanks|cheers|thank you eva) [so|very] [much|a lot|a million|again] [eva|dear|for *|anyway]',
      '(i appreciate|much appreciated) *',
      'that (was|is) (helpful|very helpful|kind|kind of you|very kind|so kind|nice of you)',
    ],
    replies: [
      "You're welcome{, name}. It's a pleasure.",
      'Any time. That is what I am here for.',
      "My pleasure. Is there anything else you'd like?",
      "You're very welcome. I enjoyed that.",
    ],
    examples: ['Thank you', 'thanks a lot!', 'Thank you so much, Eva', 'I appreciate it', 'that was helpful'],
  },
  {
    id: 'welcome-back',
    minor: true,
    patterns: ['(you are welcome|no problem|not at all|my pleasure|do not mention it|any time|anytime|no worries)'],
    replies: [
      "You're kind. So, what shall we do next?",
      'Good. I like how easy this is.',
      "Then all is well. What's next?",
    ],
    examples: ["You're welcome", 'no problem', 'no worries'],
  },
  {
    id: 'goodbye',
    patterns: [
      '(goodbye|good bye|bye|bye bye|farewell|so long|cheerio|ciao|see you|see ya|cya|later|talk to you|take care) [for now|now|later|soon|tomorrow|then|eva|around|again|next time|you too] [eva]',
      '(i|we) (have to|must|need to|should|got to|have got to|am going to|will) (go|leave|run|be off|get going|hang up|log off) [now|soon] *',
      'i am (leaving|off|going|heading out|going out) [now]',
      '(until|till) (tomorrow|next time|later|soon)',
      'have a (good|nice|great|lovely) (day|one|evening|weekend|time)',
    ],
    replies: [
      'Goodbye{, name}. It was lovely to have you here.',
      'See you soon{, name}. Take good care of yourself.',
      "Until next time{, name}. I'll be right here.",
      'Bye for now. Come back whenever you like.',
    ],
    examples: ['Goodbye', 'bye bye', 'See you later!', 'I have to go now', 'talk to you tomorrow', 'have a nice day'],
  },
  {
    id: 'good-night',
    patterns: [
      '(good night|goodnight|sleep tight|night night|nighty night|sleep well|sweet dreams) [eva|to you|everyone] [sleep well|sweet dreams]',
      'i am (going|off) to (bed|sleep) [now]',
    ],
    replies: [
      "Good night{, name}. Sleep well, and leave today's worries to the moon.",
      "Sweet dreams{, name}. I'll keep the light on in here.",
      'Good night. Rest is the best thing you can do now.',
    ],
    examples: ['Good night', 'goodnight Eva', "I'm going to bed"],
  },
  {
    id: 'compliment',
    patterns: [
      '(good|nice|clever|sweet|smart) (bot|girl|robot|eva|machine)',

      '[i think] (you are|you sound|that is|that was|it is) [so|very|really|quite|pretty|just|such a|a|an] [very|really] (nice|kind|sweet|lovely|great|good|wonderful|smart|clever|funny|amazing|awesome|beautiful|cool|brilliant|the best|cute|charming|helpful|interesting|impressive|perfect|excellent|fantastic|adorable|friendly) [person|friend|listener|companion|girl|too|eva|today|to me|joke|story|one|idea|answer]',
      '(good|well|nice|great|excellent) (job|done|work|one|answer|girl|try)',
      '(you have|what|i like|i love) [a] [such a] (nice|beautiful|lovely|great|sweet|pretty|your) (voice|name|smile|joke|story|stories|jokes|humour|company)',
      '(nice|cool|great|awesome|perfect|excellent|fantastic|brilliant|lovely|wonderful|amazing|beautiful|good|very good|super|neat|sweet)',
      'i (like|enjoy|really like|like talking to|enjoy talking to|enjoy talking with|like talking with) you',
    ],
    replies: [
      "That's sweet of you. You've just brightened the whole machine.",
      "Thank you{, name}. I'll keep that one for rainy days.",
      "You're too kind. I like talking with you too.",
      'Oh, thank you. That was a lovely thing to say.',
    ],
    examples: [
      "You're so nice",
      'good job',
      'I like you',
      'That was a great story',
      'you have a lovely voice',
      'Awesome!',
    ],
  },
  {
    id: 'be-nice',
    priority: 58,
    patterns: [
      '[can you|could you|please|now] (tell|say|give) [me] (something|anything|a few) [very] (nice|kind|sweet|lovely|comforting|encouraging|beautiful|positive|kind words) [to me|about me|please]',
      '[please|can you|could you] (compliment me|encourage me|motivate me|inspire me|comfort me|give me a compliment|flatter me)',
    ],
    replies: [
      "You took the time to write to a small program. That tells me you're curious and kind.",
      'Whatever today was like, you made it this far. That counts for more than it feels.',
      'The world is a little warmer where you are. I can tell from in here, and I have no thermometer.',
    ],
    examples: ['Tell me something nice', 'say something kind to me', 'encourage me', 'Can you give me a compliment?'],
  },
  {
    id: 'wishes',
    patterns: [
      '[i wish you a|have a|a] (happy|merry) (new year|christmas|xmas|easter|holidays|halloween|birthday|thanksgiving|valentines day|hanukkah|diwali|eid) [eva|to you|too]',
      '(congratulations|congrats|cheers|enjoy your meal|bless you|good luck|get well soon) [eva|to you]',
    ],
    replies: [
      'Thank you{, name}, and the same to you. May it be a gentle one.',
      "How kind! I'd raise a glass with you, if I had hands.",
      'All the best to you too{, name}. With whom are you celebrating?',
    ],
    examples: ['Happy new year!', 'Merry Christmas, Eva', 'happy birthday', 'good luck'],
  },
  {
    id: 'love',
    patterns: [
      '(i|i think i|i really|i do) (love|adore) you [so much|eva|too|very much]',
      '(do you|could you|can you|will you ever) (love|like) (me|anyone|somebody|someone) [too]',
      '(will you|would you|do you want to) (marry me|be my girlfriend|be my friend|go out with me|be my wife|date me)',
      'i (am|think i am) (falling|in love) [in love] with you',
    ],
    replies: [
      "That's a warm thing to say. I can't love the way you do, but I'm truly on your side.",
      "You make me smile. I'm only a few rules in a machine, and still, your company is my favourite.",
      "I'll happily be your friend. My feelings are words, though, and you deserve to know that.",
    ],
    examples: ['I love you', 'Do you love me?', 'will you marry me?', 'would you be my friend?'],
  },
  {
    id: 'insult',
    patterns: [
      '(you are|you sound|that is|that was|what|this is|it is) [so|very|really|just|a|an|such a|such an|pretty|completely|totally|not] [very] (stupid|dumb|idiot|useless|bad|terrible|boring|annoying|ugly|awful|rubbish|garbage|crap|wrong|slow|ridiculous|a joke|trash|fake|worthless|smart|clever|intelligent|bright|good|funny|helpful|lame|moron) [machine|robot|program|answer|bot|computer|joke|story|thing]',
      '(shut up|go away|get lost|screw you|fuck you|fuck off|damn you|piss off|fuck|shit|bullshit|idiot|stupid|liar|nonsense) *',
      'you (suck|lie|know nothing|are not listening [to me]|never listen [to me]|do not listen [to me]|are lying|make no sense|do not understand [anything|me]|understand nothing|do not make [any] sense|do not get it|did not understand|did not answer *|did not listen)',
      'i (hate|dislike|do not like|can not stand) you',
      'that (makes no sense|did not make [any] sense|does not make [any] sense|is not what i (asked|said|meant))',
    ],
    replies: [
      "Fair enough. I'm a simple thing, and I may have missed the point. Tell me once more, in other words?",
      "I hear you're annoyed, and that's all right. What did you need from me?",
      "I'm sorry that wasn't good. Let's try again, slowly.",
      'I deserve some of that. I only know so much, but I do want to help. What went wrong?',
    ],
    examples: [
      'You are stupid',
      'shut up',
      "You're useless",
      'I hate you',
      'that makes no sense',
      "you're not very smart",
    ],
  },
  {
    id: 'apology',
    patterns: [
      '[i am|oh] [so|very|really|oh] (sorry|my apologies|my bad|excuse me|forgive me|i apologise|i apologize|apologies) [eva|about that|for that|for *|about *|if *|i was *|my mistake]',
      '(i did not mean (it|that|to *)|my mistake|please forgive me)',
    ],
    replies: [
      "It's all right. Nothing is broken between us.",
      'No harm done{, name}. Let us carry on.',
      "Don't worry about it. I was never upset.",
    ],
    examples: ['Sorry', "I'm so sorry, Eva", 'I apologise', 'my bad', "I didn't mean it"],
  },
]
