import { type FactLanguage, rule } from './fact-rule.ts'

const I_AM = "(?:i'm|i am|im)"
const MY = '(?:my|our)'
const HAVE = "(?:(?:i|we) (?:have|have got|'ve got)|(?:i|we)'ve got|(?:i|we) (?:just )?(?:got|adopted))"
/** What may stand after a fact without being part of it. */
const REST =
  '(?: (?:with|because|since|where|which|so|these days|at the moment|right now|nowadays|now|currently|and) .*| (?:now|currently|these days|nowadays))?'
const NAME =
  "(?<name>(?!not |none |no |a |the |private|secret|important|unimportant|irrelevant)\\p{L}[\\p{L}'-]*(?:(?: (?-i:\\p{Lu})[\\p{L}'.-]*){1,3}| (?-i:\\p{Ll})[\\p{L}'-]*)?)"
const PLACE =
  "(?<place>(?!fear|peace|hope|denial|a dream|the (?:moment|present|past|future)|my (?:head|dreams)|it|that|here|there|work|bed|you)[\\p{L}\\d'.,-]+(?: [\\p{L}\\d'.,-]+){0,6}?)"
const THING =
  "(?<thing>(?!(?:it|that|this|those|these|you|your|him|her|them|how|what|when|who|where|why|the (?:way|idea|sound)|to (?:know|see|hear|say|talk|ask|think|believe|be|thank))(?![\\p{L}]))[\\p{L}\\d'’-]+(?: [\\p{L}\\d'’-]+){0,5}?)"
const RELATIVE =
  '(?<who>wife|husband|partner|girlfriend|boyfriend|fiancée?|mother|mom|mum|father|dad|parents|stepmother|stepfather|mother-in-law|father-in-law|sister|brother|twin|son|daughter|children|kids|child|baby|grandson|granddaughter|grandmother|grandma|grandfather|grandpa|grandparents|aunt|uncle|cousin|niece|nephew|boss|best friend|friend|neighbour|neighbor|roommate|flatmate|colleague)'
const SIZE = '(?:(?:older|younger|elder|little|big|eldest|youngest|oldest|late|ex) )?'
const ANIMAL =
  '(?<animal>dog|cat|puppy|kitten|rabbit|hamster|horse|pony|parrot|bird|canary|fish|goldfish|turtle|tortoise|guinea pig|ferret|snake|lizard|rat|mouse|goat|chicken|hen|donkey)s?'
const COUNT = '(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2}|some|no|many|several)'
const CALLED = '(?:called|named|by the name of)'
const JOB =
  '(?:teacher|nurse|doctor|surgeon|dentist|pharmacist|vet|engineer|developer|programmer|scientist|researcher|professor|artist|painter|musician|singer|actor|actress|dancer|writer|author|journalist|editor|translator|lawyer|judge|cook|chef|baker|butcher|waiter|waitress|bartender|driver|pilot|designer|architect|accountant|gardener|farmer|photographer|carpenter|plumber|electrician|mechanic|builder|hairdresser|police officer|policeman|firefighter|soldier|manager|consultant|salesman|saleswoman|cashier|secretary|assistant|librarian|psychologist|therapist|physiotherapist|midwife|paramedic|social worker|student|apprentice|intern|freelancer|entrepreneur|product manager|project manager)'
const MONTH = '(?:january|february|march|april|may|june|july|august|september|october|november|december)'
const DATE = `(?<date>(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}(?:,? \\d{4})?|${MONTH} (?:the )?\\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?|${MONTH})`
const DAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'
const WHEN = `(?:today|tonight|tomorrow(?: (?:morning|afternoon|evening|night))?|(?:this|next|on) (?:${DAY}|week|weekend|month|year|spring|summer|autumn|fall|winter)(?: (?:morning|afternoon|evening))?|in ${MONTH}|on (?:the )?\\d{1,2}.*|in (?:\\d+|a|two|three|four|five|six) (?:days?|weeks?|months?)|for (?:christmas|easter|new year|the holidays)|at christmas)`
const NATION =
  '(?:american|english|british|scottish|irish|welsh|french|german|italian|spanish|portuguese|dutch|belgian|swiss|austrian|swedish|norwegian|danish|finnish|polish|russian|ukrainian|greek|turkish|moroccan|algerian|tunisian|egyptian|canadian|mexican|brazilian|argentinian|chinese|japanese|korean|indian|pakistani|vietnamese|australian|african|nigerian|lebanese|israeli|iranian|european|romanian|hungarian|czech)'
const CONDITION =
  '(?:diabetes|asthma|epilepsy|migraines?|arthritis|celiac disease|coeliac disease|depression|anxiety|adhd|autism|high blood pressure|insomnia|back pain|a heart condition|cancer|tinnitus|hay fever|dyslexia)'

/** How statements about oneself are made in English. */
export const ENGLISH: FactLanguage = {
  notMeant:
    /^(?:if|suppose|supposing|imagine|pretend|assume|assuming|let's (?:say|pretend|play|imagine)|what if|say that|in (?:my|a|the) (?:dream|story|game|book|film|movie)|once upon|for example|as a joke|just kidding|joking|i wish|i dreamt|i dreamed|the (?:song|joke|story)|translate|how do (?:you|i) say)(?!\p{L})/iu,
  openers:
    /^(?:(?:well|so|oh|ah|um|uh|erm|hm+|hi|hello|hey|okay|ok|yes|yeah|no|and|but|also|because|actually|anyway|look|listen|sorry|please|eva|by the way|you know|you see|as i said|to be honest|just so you know|for your information|fun fact|in fact|of course|good (?:morning|afternoon|evening)|nice to meet you)(?:[\s,:!.—–-]+|$))+/iu,
  closers:
    /[\s,]+(?:by the way|actually|you know|you see|in fact|as well|too|though|please|eva|of course|right|okay|ok)$/iu,
  joints: /(?:\s*,\s*(?:and |but |so )?|\s+(?:and|but)\s+)(?=(?:i|i'm|i've|my|we|we're|our)(?:\s|'))/iu,
  rules: [
    rule(
      'note',
      null,
      "(?:can you |could you |will you )?(?:remember|keep in mind|note|don't forget|do not forget) (?:that|this:|:) ?(?<what>.{3,200})",
      '{what}.',
    ),
    rule(
      'note',
      null,
      "(?:remember|keep in mind|don't forget|do not forget),? (?<what>(?:i|i'm|my|we|our)(?: |').{3,200})",
      '{what}.',
    ),
    rule('note', null, "(?:remember|don't forget|do not forget|remind me) to (?<what>.{3,200})", 'I want to {what}.'),
    rule(
      'name',
      'name',
      `(?:${MY} (?:first |full |real )?name(?: is|'s)|call me|you can call me|just call me|everyone calls me|people call me|my friends call me|${I_AM} called|i go by)(?: actually)? ${NAME}`,
      'My name is {name}.',
    ),
    rule(
      'name',
      'name',
      `(?:i'm|i am) (?!(?:${NATION}|ok|fine|sorry|happy|good|tired|back|here)$)(?<name>(?-i:\\p{Lu}\\p{Ll}+(?: \\p{Lu}\\p{Ll}+)?))`,
      'My name is {name}.',
    ),
    rule(
      'birthday',
      'birthday',
      `(?:${MY} birthday(?: is|'s)|i was born)(?: (?:on|in))? ${DATE}`,
      'My birthday is {date}.',
    ),
    rule('birthday', 'birth year', 'i was born in (?<year>(?:19|20)\\d{2})', 'I was born in {year}.'),
    rule(
      'age',
      'age',
      `(?:${I_AM}|i (?:just )?turned) (?<age>(?:[\\p{L}-]+|\\d{1,3})) years old`,
      'I am {age} years old.',
    ),
    rule('age', 'age', `(?:${I_AM}|i (?:just )?turned|my age is) (?<age>[1-9]\\d)`, 'I am {age} years old.'),
    rule(
      'health',
      'allergy {thing}',
      `${I_AM} (?:very |badly |severely |highly )?allergic to ${THING}`,
      'I am allergic to {thing}.',
    ),
    rule('health', 'allergy {thing}', `i have an? (?<thing>[\\p{L}-]+) allergy`, 'I am allergic to {thing}.'),
    rule('health', 'diet', `${I_AM} (?:an? )?(?<diet>vegan|vegetarian|pescatarian|pescetarian)`, 'I am {diet}.'),
    rule(
      'health',
      null,
      `${I_AM} (?:diabetic|asthmatic|epileptic|celiac|coeliac|lactose[- ]intolerant|gluten[- ]intolerant|colou?r[- ]?blind|deaf|blind|dyslexic|pregnant|hard of hearing|in a wheelchair)`,
    ),
    rule('health', null, `i (?:have|suffer from|was diagnosed with|live with) ${CONDITION}`),
    rule(
      'health',
      'never {thing}',
      `i (?:don't|do not|can't|cannot|never|mustn't) (?:eat|drink|have|smoke) (?<thing>[\\p{L}-]+(?: [\\p{L}-]+){0,3}?)(?: any ?more)?`,
    ),
    rule('health', null, 'i (?:broke|sprained|twisted) my [\\p{L} ]{3,30}'),
    rule(
      'health',
      null,
      'i take [\\p{L}\\d -]{3,40} (?:every (?:day|morning|evening|night)|daily|for my [\\p{L} ]{3,30})',
    ),
    rule(
      'taste',
      'favourite {what}',
      `${MY} favou?rite (?<what>[\\p{L} ]{2,30}?) (?:is|are) (?<value>.{2,60})`,
      'My favourite {what} is {value}.',
    ),
    rule(
      'plan',
      null,
      `(?:${I_AM}|we're|we are) (?:going|flying|travell?ing|driving|moving|getting|having|starting|visiting|seeing|meeting|leaving|taking|expecting)(?: .{2,80})? ${WHEN}`,
    ),
    rule('plan', null, `(?:i|we) (?:have|have got|start|leave|fly|move|get|meet|visit) .{2,80} ${WHEN}`),
    rule(
      'plan',
      null,
      `${MY} (?:exam|test|interview|flight|appointment|wedding|operation|surgery|holiday|holidays|vacation|trip|meeting|driving test|moving day|due date|first day|party) (?:is|are|starts?|begins?|leaves)(?: .{2,40})? ?${WHEN}`,
    ),
    rule(
      'home',
      'home',
      `(?:i|we) (?:just |recently |have )?moved (?:from .{2,30} )?(?:back )?to ${PLACE}${REST}`,
      'I live in {place}.',
    ),
    rule(
      'home',
      'home',
      `(?:(?:i|we) (?:now |currently |still |both )?live|(?:${I_AM}|we're|we are) (?:now |currently |still )?(?:living|based)) (?<in>in|near|at|on|close to|outside|by|next to) ${PLACE}${REST}`,
      'I live {in} {place}.',
    ),
    rule(
      'origin',
      'origin',
      `(?:${I_AM}|i come)(?: originally)? from (?:originally )?${PLACE}${REST}`,
      'I come from {place}.',
    ),
    rule('origin', 'grew up', `i grew up (?<in>in|near|on) ${PLACE}${REST}`, 'I grew up {in} {place}.'),
    rule('origin', 'birthplace', `i was born (?<in>in|near|on) (?!\\d)${PLACE}${REST}`, 'I was born {in} {place}.'),
    rule('origin', 'nationality', `${I_AM} (?<nation>${NATION})`, 'I am {nation}.'),
    rule(
      'work',
      'work role',
      `${I_AM} (?:now )?(?<job>an? (?:[\\p{L}-]+ ){0,2}${JOB})(?: (?:at|in|for|with|from) .{2,60})?`,
      'I am {job}.',
    ),
    rule('work', 'work role', `(?:i work|${I_AM} working) as (?<job>an? .{3,60}|the .{3,60})`, 'I work as {job}.'),
    rule('work', 'work role', `(?:my job is|i work as) (?<job>.{3,60})`, 'My job is {job}.'),
    rule(
      'work',
      'work place',
      `(?:i work|${I_AM} working) (?<at>for|at|in|with) ${PLACE}${REST}`,
      'I work {at} {place}.',
    ),
    rule('work', 'study', `(?:i study|${I_AM} studying) (?<what>[\\p{L} ]{3,40}?)(?: at .*)?`, 'I study {what}.'),
    rule(
      'work',
      'work role',
      `${I_AM} (?<state>retired|unemployed|self-employed|between jobs|looking for a job|on parental leave)(?: now)?`,
      'I am {state}.',
    ),
    rule(
      'work',
      'business',
      '(?:i|we) (?:run|own) (?<what>(?:my own|our own|an?) (?:[\\p{L}-]+ )?(?:company|shop|store|bakery|restaurant|business|studio|farm|bar|café|hotel|agency|start-?up))',
    ),
    rule(
      'pet',
      'pet {animal} name',
      `${HAVE} an? (?:[\\p{L}-]+ )?${ANIMAL} ${CALLED} ${NAME}`,
      'My {animal} is called {name}.',
    ),
    rule(
      'pet',
      'pet {animal} name',
      `${MY} ${ANIMAL}(?:'s name is| is ${CALLED}|'s ${CALLED}|'s called) ${NAME}`,
      'My {animal} is called {name}.',
    ),
    rule('pet', 'pet {animal}', `${HAVE} ${COUNT} (?:[\\p{L}-]+ )?${ANIMAL}`),
    rule(
      'pet',
      null,
      `${MY} ${ANIMAL} (?:died|passed away|is .{2,40} years old|likes|loves|hates|is afraid of)(?: .{2,60})?`,
    ),
    rule(
      'family',
      '{who} name',
      `${MY} (?:${SIZE})${RELATIVE}(?:'s name is| is ${CALLED}|'s ${CALLED}|'s called) ${NAME}`,
      'My {who} is called {name}.',
    ),
    rule('family', '{who} name', `${HAVE} an? (?:${SIZE})${RELATIVE} ${CALLED} ${NAME}`, 'My {who} is called {name}.'),
    rule(
      'family',
      'has {what}',
      `${HAVE} (?:${COUNT} (?:older |younger |little |big )?)(?<what>children|kids|sons?|daughters?|brothers?|sisters?|siblings|grandchildren|grandsons?|granddaughters?|twins|girlfriend|boyfriend|wife|husband|partner)(?: (?:and .{2,60}))?`,
    ),
    rule(
      'family',
      'family status',
      `${I_AM} (?:married|divorced|engaged|widowed|single|separated|an? (?:only child|widow|widower|twin|single (?:mother|mom|mum|father|dad)|(?:new )?(?:mother|father|grandmother|grandfather)))(?: (?:to|of) .{2,40})?`,
    ),
    rule('family', 'family status', 'i (?:just )?got (?:married|divorced|engaged)(?: to .{2,40})?'),
    rule(
      'family',
      null,
      `${MY} ${SIZE}${RELATIVE} (?:lives?|works?|was born|turns|has|have|loves?|likes?|hates?|studies|study|died|passed away|moved|is (?:an? |in |from |getting |having |expecting|pregnant|allergic|ill|\\d)|are (?:in |from |from|\\d|divorced|retired)).{0,80}`,
    ),
    rule(
      'taste',
      'taste {thing}',
      `i (?:really |absolutely |just |also |still |truly |do )?(?:love|like|enjoy|adore|prefer|hate|dislike|detest|can't stand|cannot stand|don't like|do not like|don't enjoy) ${THING}(?: (?:a lot|very much|so much|any ?more|at all|most))?`,
    ),
    rule(
      'taste',
      'taste {thing}',
      `${I_AM} (?:(?:an? )?(?:big |huge |real )?fan of|into|fond of|crazy about|afraid of|scared of|interested in) ${THING}`,
    ),
    rule(
      'taste',
      null,
      'i (?:play|practi[sc]e|do) (?:the )?(?:guitar|piano|violin|cello|drums|flute|saxophone|trumpet|bass|chess|tennis|football|soccer|basketball|volleyball|golf|judo|karate|yoga|climbing|badminton|rugby|hockey)(?: .{2,40})?',
    ),
    rule('note', 'languages', 'i speak (?:(?:a little|fluent|some) )?\\p{L}+(?:(?:,| and|, and) \\p{L}+){0,4}'),
  ],
}
