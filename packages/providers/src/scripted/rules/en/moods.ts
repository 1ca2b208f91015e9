import type { Rule } from '../types.ts'

/** How the user feels, and a warm word for it. */
export const MOODS: readonly Rule[] = [
  {
    id: 'crisis',
    alone: true,
    priority: 100,
    patterns: [
      '* (kill myself|end my life|commit suicide|suicide|suicidal|hurt myself|harm myself|cut myself|end it all|take my own life) *',
      '* (want|wanted|going|wish|like) to (die|be dead|disappear forever) *',
      '* (wish i was|wish i were|better off) dead *',
      '* (no reason|do not want|not want|can not go on) (to live|living|to be alive) *',
    ],
    replies: [
      "I'm really glad you told me. I'm only a small program, and you deserve a human voice right now. Please call someone you trust, or your local emergency number. Will you do that?",
      'That sounds unbearably heavy. Please do not stay alone with it. Call a friend, a doctor or a crisis line in your country, now if you can. I will still be here.',
      'I hear you, and I take it seriously. I cannot help the way a person can. Please reach out to someone near you or to the emergency services, right now.',
    ],
    examples: [
      'I want to die',
      'I am thinking about suicide',
      "I don't want to live anymore",
      'sometimes I want to kill myself',
    ],
  },
  {
    id: 'grief',
    priority: 70,
    patterns: [
      '[yesterday|today|last week|last year|last night|recently] (my|our) {who:4} (died|passed away|is dead|has died|just died|is dying|was killed) *',
      'i (lost|just lost|have lost) my {who=mother|father|mom|dad|mum|brother|sister|son|daughter|wife|husband|grandmother|grandfather|grandma|grandpa|dog|cat|friend|best friend|partner|baby|job} *',
      '(someone|somebody|a friend) (died|passed away) *',
    ],
    replies: [
      "I'm so sorry. That is a great loss. Would you like to tell me about it?",
      "Oh, I'm truly sorry. There are no right words for that. I'm here, and you can say as much or as little as you like.",
      'That hurts to hear. Be gentle with yourself today. What do you miss most?',
    ],
    examples: ['My dog died', 'my grandmother passed away last week', 'I just lost my job', 'I lost my father'],
  },
  {
    id: 'sad',
    patterns: [
      'my {who:2} (left|dumped|cheated on|broke up with|hates|ignores) me *',
      '(i|we) [just] (broke up|split up|got divorced|are getting divorced|am getting divorced) *',

      '(i am|i feel|i am feeling|feeling|it makes me|that makes me|i have been|i am a bit|i feel a bit) [so|very|really|a bit|a little|quite|pretty|just|feeling] [so] (sad|unhappy|down|depressed|blue|miserable|heartbroken|low|hopeless|awful|terrible|bad|not good|broken|empty|lost|like crying|upset|hurt|disappointed|not well|not ok|not happy) [today|now|lately|tonight|these days|right now|about *|because *|again]',
      '(sad|very sad|bad|not good|not great|not so good|terrible|awful|not well|not too good|depressed|horrible)',
      'i (am|was|have been|feel like|started) crying *',
      'i (do not know|have no idea) (what to (do|say|think)|how to go on|where to turn) [any more|now|about *]',
      'i (had|have had|am having) a (bad|terrible|awful|rough|hard|difficult|horrible) (day|week|night|time|year|morning) *',
    ],
    replies: [
      "I'm sorry to hear that. What weighs on you most right now?",
      "That sounds hard. I'm here, and I'm not in a hurry. Do you want to tell me about it?",
      'Oh, I wish I could make you a cup of tea. What happened?',
      'Thank you for telling me. Sad days do pass, even when they are slow about it. What would feel kind right now?',
    ],
    examples: [
      "I'm sad",
      'I feel really down today',
      'not so good',
      'I had a terrible day',
      "I'm feeling depressed",
      'I was crying',
    ],
  },
  {
    id: 'tired',
    patterns: [
      '(i am|i feel|i am feeling|feeling|still|just) [so|very|really|a bit|a little|quite|pretty|too|just|always|completely] (tired|exhausted|sleepy|worn out|burnt out|burned out|drained|weary) [today|now|lately|of *|tonight|again|all the time|after *|from *|because *|and *|this *]',
      '(tired|very tired|a bit tired|sleepy|exhausted|so tired)',
      'i (can not|could not|did not|do not) sleep [well|at all|much|last night|enough|tonight]',
      'i need (some|to|a|more) (sleep|rest|nap|break|a break|holiday)',
    ],
    replies: [
      "Then let's keep it soft. Have you had a moment to rest today?",
      'You sound like you need a pause. Breathe out slowly, once. I can wait.',
      'Being tired is no failure. What took so much out of you?',
      'Poor you. Shall I tell you a story?',
    ],
    examples: ["I'm tired", 'I am so exhausted today', "I can't sleep", 'a bit tired', 'I need a break'],
  },
  {
    id: 'stressed',
    patterns: [
      '(i am|i feel|i am feeling|feeling|i get) [so|very|really|a bit|a little|quite|too|pretty|always] (stressed|anxious|nervous|worried|scared|afraid|overwhelmed|panicked|stressed out|under pressure|terrified|tense|frightened|restless) [today|now|lately|about *|of *|because *|for *|by *|that *]',
      'i have (too much|so much|a lot of) (work|to do|stress|pressure) *',
      '(stressed|anxious|nervous|worried)',
    ],
    replies: [
      "That's a lot to carry. Let's take one breath together, in and slowly out. What worries you most?",
      "I understand. Big worries look smaller one at a time. What's the first one?",
      "It's all right to be nervous. What is the worst that could happen, and what is the likeliest?",
    ],
    examples: ["I'm stressed", 'I feel anxious about tomorrow', "I'm afraid of flying", 'I have too much work'],
  },
  {
    id: 'angry',
    patterns: [
      '(i am|i feel|i am feeling|that makes me|it makes me|he makes me|she makes me) [so|very|really|a bit|a little|quite|pretty] (angry|mad|furious|annoyed|frustrated|irritated|pissed off|pissed|jealous|fed up) [today|now|with *|at *|about *|because *|of *]',
      '(angry|furious|annoyed|frustrated)',
    ],
    replies: [
      'I can hear that. Anger usually guards something that matters. What is it?',
      'Let it out. I can take it. What happened?',
      'That would upset many people. What would put it right?',
    ],
    examples: ["I'm angry", 'I am so mad at my boss', "I'm frustrated", 'that makes me furious'],
  },
  {
    id: 'lonely',
    patterns: [
      '(i am|i feel|i am feeling) [so|very|really|a bit|a little|quite|pretty|just|all] (lonely|alone|isolated|unloved|abandoned) [today|now|lately|tonight|these days|here|sometimes|again]',
      '(nobody|no one) (likes|loves|understands|listens to|needs|wants|cares about|talks to) me *',
      'i (have no|do not have any|have got no|have few) friends *',
      'i miss {who:6}',
    ],
    replies: [
      "I'm glad you're here with me. Who would you most like to talk to right now?",
      "That's a heavy feeling. You have my whole attention. Is there someone you could call this evening?",
      "Loneliness is heavier than it looks. I'm here. Tell me about a good moment you shared with someone.",
    ],
    examples: [
      "I'm lonely",
      'I feel so alone tonight',
      'nobody understands me',
      'I have no friends',
      'I miss my sister',
    ],
  },
  {
    id: 'bored',
    priority: 52,
    patterns: [
      '(i am|i feel|i am so|i am getting) [so|very|really|a bit|a little|quite|pretty|just] bored [today|now|to death|with *|of *|eva]',
      '(this is|it is|life is) [so|very|really|a bit] boring',
      '(what (shall|should|can|could) (i|we) do [now|today|tonight]|entertain me|amuse me|i have nothing to do|surprise me|let us have fun|cheer me up|make me (laugh|smile|happy)|let us (play|chat|talk)) [eva|a game|a bit]',
      '(can|could|shall|let us|do you want to) [we|you|us|i] (play|play a game|play something) [with me|together|a game]',
    ],
    replies: [
      'Boredom is just an empty stage. Shall I tell you a joke?',
      "Let's do something about it. Shall I tell you a story?",
      "Here's an idea. Look out of the window, pick a stranger, and invent where they are going. What do you see?",
      'Try this. Tell me three things about you, and I will remember them. Or give me a sum that you think is hard.',
    ],
    examples: [
      "I'm bored",
      'This is boring',
      'entertain me',
      "let's play a game",
      'What should I do?',
      'make me laugh',
    ],
  },
  {
    id: 'sick',
    patterns: [
      '(i am|i feel|i have been|i am feeling) [so|very|really|a bit|a little|quite|still] (sick|ill|unwell|dizzy|feverish|nauseous|in pain|hurting) [today|now|again|since *]',
      'i have (a|an|the|got a|such a|some) [bad|terrible|little|slight] (cold|fever|headache|flu|cough|stomach ache|migraine|toothache|pain|sore throat) [today|now|again]',
      'my (head|stomach|back|tooth|throat|leg|arm|knee|heart|foot|belly|neck) (hurts|aches|is killing me|is hurting) *',
    ],
    replies: [
      'Poor thing. Warmth, water and rest do a lot. If it gets worse, please see a doctor.',
      "I'm sorry you feel ill. I'm no doctor, so do call one if it worries you. Can someone look after you?",
      'That sounds unpleasant. Be kind to your body today. Shall I tell you a story?',
    ],
    examples: ["I'm sick", 'I have a headache', 'my back hurts', 'I have a bad cold'],
  },
  {
    id: 'someone-ill',
    priority: 52,
    patterns: [
      'my {who:3} (is|has been|was) [very|really|so|still|back] (sick|ill|unwell|in hospital|in the hospital|not well|not doing well|suffering|depressed|in pain|missing) *',
      'my {who:3} (has|had|got) (cancer|an accident|a stroke|covid|a heart attack|a fever|the flu|an operation) *',
      '(i am|we are) [so|very|really] (worried|afraid|scared) (about|for) my {who:4}',
    ],
    replies: [
      "I'm sorry to hear that. How is your {who} now?",
      'That must weigh on you. I hope it gets better soon. Is someone there for you, too?',
      "I'm thinking of you both. What do the doctors say?",
    ],
    examples: [
      'My mom is in hospital',
      'my father is very sick',
      'my brother had an accident',
      "I'm worried about my daughter",
    ],
  },
  {
    id: 'hungry',
    patterns: [
      '(i am|i feel|i am getting|we are) [so|very|really|a bit|a little|quite|always] (hungry|thirsty|starving) [now|again]',
      'what (should|shall|can|could) (i|we) (eat|cook|have for dinner|have for lunch|drink|make for dinner) *',
    ],
    replies: [
      'Then go and find something good. I would choose soup, if I could taste. What do you feel like?',
      "The kitchen calls. What's in the fridge?",
      'Nobody thinks well on an empty stomach. Eat first, and tell me afterwards what it was.',
    ],
    examples: ["I'm hungry", 'I am really thirsty', 'What should I eat tonight?'],
  },
  {
    id: 'feeling-good',
    patterns: [
      '(i had|i have had|i am having|it was|today was|this was|what) [such] (a|an) [really|very] (great|good|wonderful|lovely|nice|fantastic|beautiful|perfect|amazing) (day|night|evening|morning|week|time|weekend) *',

      '(i am|i feel|i am doing|i am feeling|feeling|doing|everything is|all is|it is going|things are|life is|we are|my day was|it was|my day is|i am very|today was) [so|very|really|quite|pretty|just|all|doing|feeling|absolutely|a bit] (good|fine|well|great|happy|ok|alright|all right|wonderful|fantastic|excellent|super|perfect|better|much better|excited|in love|relaxed|calm|proud|glad|cheerful|amazing|awesome|lucky|not bad|joyful|content|grateful|thrilled|delighted) [today|now|thanks|thank you|too|actually|again|right now|about *|because *|for *|to *|that *|with *]',
      '(fine|good|very good|very well|great|not bad|pretty good|quite good|so so|well|could be better|could be worse|all good|wonderful|super|excellent|happy|better|much better|same as always|as usual|not too bad) (thanks|thank you|today|now|as always)',
      '[i think|i believe] i am (in love|falling in love) [with *]',
      'i am not (tired|sad|angry|bored|sick|hungry|stressed|worried|afraid|lonely|nervous) [at all|any more|today|now]',
      '(pretty good|not bad|very well|quite good|so so|could be better|could be worse|all good|not too bad|same as always|as usual|quite well|pretty well|i can not complain|can not complain|never better|happy|excited)',
    ],
    replies: [
      "I'm glad to hear it. What made today a good one?",
      "That's lovely. It lifts my mood too.",
      'Good. Hold on to that feeling. What are you up to?',
      'That makes me happy. Tell me the best part of your day.',
    ],
    examples: [
      "I'm fine",
      'I feel great today!',
      "I'm happy",
      'not bad',
      'fine, thanks',
      "I'm so excited about the trip",
    ],
  },
  {
    id: 'good-news',
    patterns: [
      '(i|we) [just|have|have just|finally] (passed|won|got|made|finished|did|found|succeeded|graduated|received) [in] (my|the|a|an|it|our|first|engaged|married|promoted) *',
      '(i|we) (got|have got|have|just got|am getting|are getting) [some] (good news|great news|engaged|married|promoted|a new job|a baby|a puppy|a kitten|wonderful news|amazing news) *',
      '(i am|my wife is|my sister is|we are|my girlfriend is) (pregnant|getting married|going on holiday|on holiday|having a baby) *',
      '[it is|today is|tomorrow is|it was] my birthday [today|tomorrow|yesterday|soon]',
      '(good news|great news|guess what|i have good news)',
    ],
    replies: [
      "That's wonderful! Congratulations{, name}. How will you celebrate?",
      'Oh, how lovely! I am truly happy for you. Tell me everything.',
      'Hurray! That deserves a little dance. Who have you told already?',
    ],
    examples: [
      'I passed my exam!',
      "It's my birthday",
      'I got a new job',
      'we are getting married',
      'Guess what!',
      'I finally finished my book',
    ],
  },
]
