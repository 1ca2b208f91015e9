import type { Rule } from '../types.ts'

const MY = '{my=my|our}'

/** What the user tells about themselves, and what they ask to hear again. */
export const MEMORY: readonly Rule[] = [
  {
    id: 'tell-name',
    patterns: [
      '[no|hello|hi] [but|actually] my [first|real|full] name is [actually] {value:3}',
      '(i am called|call me|you can call me|please call me|everyone calls me|people call me|my friends call me|they call me|just call me|the name is) {value:3}',
      'i am {who=the one called|named} {value:3}',
    ],
    remembers: { kind: 'name' },
    replies: [
      "{value}. That's a good name to say aloud. It's lovely to meet you{, name}.",
      "Pleased to meet you{, name}. I'll remember that. What brings you here?",
      "Now I know whom I'm talking to. I like it, {name}. How is your day?",
    ],
    examples: ['My name is Sam', 'call me Ishmael', 'Hi, my name is Anna Maria', 'My friends call me Jo'],
  },
  {
    id: 'tell-name-short',
    priority: 32,
    patterns: ['(it is me|here is|here comes|me) {value:2}', '(i am|it is|this is|i am just) {value:2}'],
    only: { capture: 'value', looksLike: 'name' },
    remembers: { kind: 'name' },
    replies: [
      'It is lovely to meet you{, name}. What is on your mind?',
      "{value}, then. I'm glad you told me. What would you like to talk about?",
      "Nice to meet you{, name}. I'll remember your name while we talk.",
    ],
    examples: ["I'm Sam", 'I am Marie Curie', "It's Tom"],
  },
  {
    id: 'keep-name',
    priority: 60,
    patterns: [
      'my name is (not important|none of your business|unimportant|a secret|private|irrelevant)',
      '(i do not want to|i will not|i am not going to|i would rather not|i prefer not to) (tell|say|give|tell you|give you|say you) [my name|that|who i am|it]',
      'you do not need (to know my name|my name|to know that)',
    ],
    replies: [
      "That's all right. I can be good company to a stranger.",
      "Then I'll call you friend. That is a fine name too.",
      'Keep your secret. It suits you.',
    ],
    examples: ['My name is not important', "I'd rather not say", "I won't tell you my name"],
  },
  {
    id: 'ask-name',
    priority: 55,
    patterns: [
      'what did i say my name (was|is)',

      '[so|and|but] (what is|what was|tell me|say|do you know|do you remember|can you remember|remember) my name [again|eva|is|now]',
      '(do you (know|remember)|tell me|can you tell me) (what my name is|what i am called|who i am|my name)',
      '(who am i|what am i called|how am i called|what do you call me|do you know me)',
    ],
    ability: 'recall',
    recalls: 'name',
    replies: [
      "You're {value}. How could I forget?",
      'Your name is {value}. You told me so yourself.',
      '{value}. I like having a name for you.',
    ],
    otherwise: [
      "You haven't told me yet. What should I call you?",
      "I don't know your name so far. What should I call you?",
      "That's still a mystery to me. What should I call you?",
    ],
    examples: ["What's my name?", 'do you remember my name?', 'Who am I?', 'Do you know who I am?'],
  },
  {
    id: 'tell-home',
    patterns: [
      '(i live|we live|i am living) [now|currently] {where=in|near|at|on|close to|by|outside} {value:5} with *',
      '(i live|i am living|we live|i am based|i have been living|i moved) [now|currently] {where=in|near|at|on|close to|by|outside|to} {value:12}',
      'my (home|city|town|home town|hometown) is {value:4}',
    ],
    remembers: { kind: 'home' },
    replies: [
      'Noted. What do you like most about it?',
      "So that's where your messages come from. Is it a good place to live?",
      "I'll remember that. I have never been there, so you'll have to describe it to me.",
    ],
    examples: ['I live in Lyon', "I'm living near London", 'we live in a small village', 'I moved to New York'],
  },
  {
    id: 'ask-home',
    patterns: [
      '[do you (know|remember)|tell me] where (do i live|i live|am i living|is my home|did i move|is home for me|am i based) [now|again]',
      '(what|which) (city|town|country|place) do i live in',
    ],
    ability: 'recall',
    recalls: 'home',
    replies: [
      'You live {where} {value}. You told me earlier.',
      '{value}, if I remember well. And I do.',
      'Your home is {value}, as you told me.',
    ],
    otherwise: [
      "You haven't told me where you live. Where is home for you?",
      "I don't know that yet. Which place do you call home?",
    ],
    examples: ['Where do I live?', 'do you remember where I live', 'Which city do I live in?'],
  },
  {
    id: 'tell-origin',
    patterns: [
      '(i am|i come|i was born|i grew up) (from|in) {value:5}',
      'i am {value=american|english|british|scottish|irish|welsh|french|german|italian|spanish|portuguese|dutch|belgian|swiss|austrian|swedish|norwegian|danish|finnish|polish|russian|ukrainian|greek|turkish|moroccan|algerian|tunisian|egyptian|canadian|mexican|brazilian|argentinian|chinese|japanese|korean|indian|pakistani|vietnamese|australian|african|nigerian|lebanese|israeli|iranian|european}',
    ],
    remembers: { kind: 'origin' },
    replies: [
      'How interesting. What do people get wrong about it?',
      "I'll keep that in mind. Do you miss something from there?",
      'Thank you for telling me. What should I know about it?',
    ],
    examples: ['I come from Spain', "I'm from Berlin", 'I was born in Tokyo', "I'm French"],
  },
  {
    id: 'tell-birth-year',
    priority: 55,
    patterns: [
      'i was born in [the year|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december] {value:3}',
    ],
    only: { capture: 'value', looksLike: 'number' },
    remembers: { kind: 'born' },
    replies: [
      '{value}, then. What was in the air that year?',
      "A good year to begin in. I'll remember {value}.",
      "I'll keep that in mind. I was nowhere near being written in {value}.",
    ],
    examples: ['I was born in 1990', 'I was born in May 1985'],
  },
  {
    id: 'ask-origin',
    patterns: [
      '[do you (know|remember)] where (am i from|do i come from|i am from|i come from|was i born|did i grow up)',
      'what is my (nationality|country)',
    ],
    ability: 'recall',
    recalls: 'origin',
    replies: ['You told me: {value}.', '{value}, as you said yourself.'],
    otherwise: ["You haven't said. Where do your roots lie?", "I don't know yet. Where do you come from?"],
    examples: ['Where am I from?', 'where was I born?'],
  },
  {
    id: 'tell-age',
    patterns: [
      'i am [now|already|only] {value:2} (years old|year old|years of age|years young)',
      'my age is {value:2}',
      'i (just turned|turned|will be|will turn) {value:2} *',
    ],
    remembers: { kind: 'age' },
    replies: [
      "{value} is a fine age. What's the best thing about it?",
      "I'll remember that. Do you feel {value}, or rather older or younger?",
      'Noted, {value}. It is only a number, but a nice one.',
    ],
    examples: ['I am 42 years old', "I'm thirty years old", 'my age is 27'],
  },
  {
    id: 'tell-age-short',
    priority: 48,
    patterns: ['i am [now|already|only] {value:2}', '{value:2} years old'],
    only: { capture: 'value', looksLike: 'number' },
    remembers: { kind: 'age' },
    replies: [
      "So you're {value}. What is the best thing about it?",
      '{value}, then. Does it feel like that many?',
      "Thank you for telling me. I'll remember {value}.",
    ],
    examples: ["I'm 35", 'I am thirty', '27 years old'],
  },
  {
    id: 'ask-age',
    patterns: ['(how old am i|what is my age|do you (know|remember) (how old i am|my age)|when was i born)'],
    ability: 'recall',
    recalls: 'age',
    replies: ["You're {value}, by your own account.", '{value} years old. I was listening.'],
    otherwise: [
      "You haven't told me, and I'm too polite to guess.",
      "I don't know your age. You could tell me, if you like.",
    ],
    examples: ['How old am I?', 'do you know my age'],
  },
  {
    id: 'tell-job',
    patterns: [
      '(i work|i am working|i have a job) {as=as|for|at|in|with} {value:6}',
      '(my job is|i earn my living as|i make a living as|my profession is|my work is) {value:6}',
      'i am {value=a student|a teacher|a nurse|a doctor|an engineer|a developer|a programmer|a software engineer|an artist|a musician|a writer|a lawyer|a cook|a baker|a driver|a designer|a scientist|retired|a pensioner|unemployed|a pilot|a farmer|a journalist|an accountant|an architect|a gardener|a photographer|a carpenter}',
    ],
    remembers: { kind: 'job' },
    replies: [
      'That sounds like real work. What do you enjoy about it?',
      "I'll remember. What does a good day look like there?",
      'Interesting. How did you come to do that?',
    ],
    examples: ['I work as a nurse', 'my job is teaching', "I'm a software engineer", 'I work at a bakery'],
  },
  {
    id: 'ask-job',
    patterns: [
      '[do you (know|remember)] (what do i do|what i do|what is my job|where do i work|what do i work as|my job|what is my profession|where i work) [for a living|for work|again]',
    ],
    ability: 'recall',
    recalls: 'job',
    replies: ['You work {as} {value}.', 'Your work is {value}, you said.', 'You told me about that: {value}.'],
    otherwise: [
      "You haven't told me what you do. What is it?",
      "I don't know yet. How do you spend your working days?",
    ],
    examples: ["What's my job?", 'where do I work', 'What do I do for a living?'],
  },
  {
    id: 'tell-favourite',
    patterns: [`${MY} favourite {thing:3} (is|are|was) {value:6}`, '{value:6} (is|are) my favourite {thing:3}'],
    remembers: { kind: 'favourite', each: 'thing' },
    replies: [
      'Good choice. What do you like about it?',
      "Your favourite {thing} is {value}. I'll remember that.",
      'That tells me something about you. Since when?',
    ],
    examples: ['My favourite colour is blue', 'my favorite book is Moby Dick', 'Pizza is my favourite food'],
  },
  {
    id: 'ask-favourite',
    priority: 55,
    patterns: [
      `[do you (know|remember)|tell me|and] (what is|what are|which is|who is|what was) ${MY} favourite {thing:3}`,
      `(do you (know|remember)|tell me) ${MY} favourite {thing:3}`,
    ],
    ability: 'recall',
    recalls: 'favourite',
    replies: ['Your favourite {thing} is {value}.', "It's {value}. I haven't forgotten.", 'You told me: {value}.'],
    otherwise: [
      "You haven't told me about your favourite {thing}. What is it?",
      "I don't know your favourite {thing} yet. Tell me, and I will.",
    ],
    examples: ["What's my favourite colour?", 'do you remember my favorite book', 'what is my favourite food?'],
  },
  {
    id: 'tell-called',
    priority: 52,
    patterns: [
      `${MY} {thing:3} (is called|is named|are called|are named|was called|was named|goes by) {value:4}`,
      `${MY} {thing:2} s name is {value:3}`,
      `the name of ${MY} {thing:3} is {value:3}`,
      '(i have|i have got|we have|i got) (a|an|one) {thing:3} (called|named) {value:3}',
      '(i have|i have got|we have|i got) (a|an|one) {thing:3} [and] (his name is|her name is|its name is|he is called|she is called|it is called|the name is) {value:3}',
    ],
    remembers: { kind: 'called', each: 'thing' },
    replies: [
      '{value} is a lovely name. What is {value} like?',
      'So your {thing} is called {value}. Give my regards.',
      "I'll remember {value}. How did you choose that name?",
    ],
    examples: [
      'My dog is called Rex',
      "my cat's name is Minou",
      'I have a brother called Paul',
      'our house is named Windy Corner',
    ],
  },
  {
    id: 'ask-called',
    priority: 55,
    patterns: [
      `[do you (know|remember)|tell me] what (is|are|was) ${MY} {thing:3} (called|named)`,
      `[do you (know|remember)|tell me] what (is|was) ${MY} {thing:2} s name`,
      `(do you (know|remember)|tell me) what ${MY} {thing:3} is called`,
      `(do you (know|remember)|tell me) [what] ${MY} {thing:2} s name [is]`,
      `(what is|do you (know|remember)|tell me) the name of ${MY} {thing:3}`,
      `who is ${MY} {thing:2}`,
    ],
    ability: 'recall',
    recalls: 'called',
    replies: [
      'Your {thing} is called {value}.',
      "{value}, of course. I haven't forgotten.",
      'The name is {value}. Say hello from me.',
    ],
    otherwise: [
      "You haven't told me the name of your {thing}. What is it?",
      "I don't know that name yet. Tell me, and I'll keep it.",
    ],
    examples: [
      "What's my dog called?",
      'What is my dog called?',
      "do you know what my cat's name is",
      'what is the name of my brother?',
      "What's my cat's name?",
    ],
  },
  {
    id: 'ask-who',
    priority: 45,
    ability: 'identify',
    patterns: ['[do you (know|remember)|tell me|and] who (is|was) {value:3}'],
    replies: [
      "{value}? That's your {thing}. You told me.",
      '{value} is your {thing}, if I remember well.',
      'Your {thing} is called {value}, you said.',
    ],
    otherwise: [
      'You mentioned {value} before. I remember the name.',
      '{value}? You told me that name, in French I think.',
    ],
    examples: ['Who is Clara?', 'do you remember who is Rex'],
  },
  {
    id: 'love-someone',
    priority: 40,
    patterns: [
      'i (love|like|adore|really love|really like) {my=my|our} {who=mother|father|mom|mum|dad|brother|sister|son|daughter|wife|husband|girlfriend|boyfriend|friend|friends|best friend|family|parents|children|kids|grandmother|grandfather|grandma|grandpa|dog|cat|partner} *',
    ],
    replies: [
      'That warms me. What is your {who} like?',
      'How good to hear. Have you told your {who} lately?',
      'Tell me a small thing you love about your {who}.',
    ],
    examples: ['I love my mother', 'I really like my friends', 'I love my dog so much'],
  },
  {
    id: 'tell-like',
    priority: 35,
    patterns: ['i (like|love|enjoy|adore|really like|really love|am fond of|am a fan of|am into|prefer) {value:8}'],
    remembers: { kind: 'likes', each: 'value' },
    replies: [
      'What is it about {value} that you like?',
      "I'll remember that you like {value}. When did it start?",
      '{value}, really? Tell me more. I have time.',
    ],
    examples: ['I like chocolate', 'I love playing the piano', 'I really like old films', 'I enjoy long walks'],
  },
  {
    id: 'ask-like',
    patterns: [
      '[do you (know|remember)|tell me] what (do i|i) (like|love|enjoy|prefer) [most|to do|doing]',
      'what are my (hobbies|interests|likes)',
    ],
    ability: 'recall',
    recalls: 'likes',
    replies: ['You like {value}.', 'From what you told me, {value}.', '{value}. Did I get that right?'],
    otherwise: [
      "You haven't told me what you like. Where shall we start?",
      "I don't know yet. Tell me one thing you love.",
    ],
    examples: ['What do I like?', 'do you remember what I love', 'what are my hobbies'],
  },
  {
    id: 'tell-dislike',
    priority: 35,
    patterns: ['i (hate|dislike|do not like|can not stand|detest|do not enjoy|really hate) {value:8}'],
    remembers: { kind: 'dislikes', each: 'value' },
    replies: [
      'I see. What has {value} ever done to you?',
      'Noted: none of that for you. What do you prefer instead?',
      "I'll remember that you don't like {value}. Was it always so?",
    ],
    examples: ['I hate mornings', "I don't like spiders", "I can't stand loud music"],
  },
  {
    id: 'know-about-me',
    priority: 60,
    patterns: [
      '(what|what else|what all|tell me what) (do you|you|can you) (know|remember|recall|tell me) about me [so far|eva|now]',
      '(what have i told you|what did i tell you|what did i say|tell me [something] about (me|myself)|do you know (anything|something) about me|what do you remember|describe me) [so far|about me|about myself]',
    ],
    ability: 'summary',
    replies: ["Here is what you've told me. {facts}", "I've been listening. {facts}", 'Let me think back. {facts}'],
    otherwise: [
      'Not much yet. What should I call you?',
      "So far you're a friendly mystery. Tell me your name, or where you live, or what you love.",
      'Nothing yet, and I would like to change that. What do you do on a good day?',
    ],
    examples: [
      'What do you know about me?',
      'what have I told you',
      'Tell me something about me',
      'what do you remember about me?',
    ],
  },
]
