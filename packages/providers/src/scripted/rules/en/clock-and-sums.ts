import type { Rule } from '../types.ts'

/** The time, the date, chance and arithmetic. */
export const CLOCK_AND_SUMS: readonly Rule[] = [
  {
    id: 'time',
    patterns: [
      '[do you know|can you tell me|could you tell me|tell me|please tell me|you know] (what time is it|what is the time|what time it is|the time|how late is it|what the time is|what hour is it|what time do we have|if it is late) [now|right now|here|please|exactly]',
      '(do you have the time|have you got the time|time|what time|is it late [already])',
    ],
    replies: ["It's {time}.", "It's {time} by the clock of this machine.", 'My clock says {time}.', 'We have {time}.'],
    examples: [
      'What time is it?',
      'Can you tell me the time please',
      "what's the time",
      'Do you know what time it is?',
    ],
  },
  {
    id: 'time-in',
    priority: 55,
    ability: 'time-in',
    patterns: [
      '[and|do you know|can you tell me|tell me] (what time is it|what is the time|the time|what time it is|how late is it) [now|right now] in {city:4}',
      '[and|what about|how about] in {city:3} what time is it',
    ],
    replies: [
      "In {city}, it's {there}, on {weekday}.",
      "{there}, if you're in {city}. It's {weekday} there.",
      'The clocks in {city} say {there}.',
    ],
    otherwise: [
      "I don't know the clocks of {city}. I know one city for each time zone, such as Paris, Tokyo or New York.",
      "{city} isn't on my list of time zones. Try the nearest big city.",
    ],
    examples: ['What time is it in Tokyo?', 'tell me the time in New York', "what's the time in London right now"],
  },
  {
    id: 'date',
    patterns: [
      '[do you know|can you tell me|could you tell me|tell me|please tell me] (what date is it|what is the date|what is today|what date it is|the date|what day of the month is it|which date is it|what is today s date|what is the day today|the date of today|what are we today) [today|now|please|of today|exactly]',
      '(today s date|date)',
    ],
    replies: ['Today is {date}.', "It's {date}.", "By my calendar, it's {date}."],
    examples: ["What's the date?", 'what date is it today', "What is today's date?", 'tell me the date'],
  },
  {
    id: 'weekday',
    patterns: [
      '[do you know|can you tell me|tell me] (what day is it|what day is today|which day is it|what day of the week is it|what weekday is it|what day it is|which day of the week is it|what is the day of the week|is it (monday|tuesday|wednesday|thursday|friday|saturday|sunday|the weekend)|is today (monday|tuesday|wednesday|thursday|friday|saturday|sunday)) [today|now|already]',
    ],
    replies: ["It's {weekday}.", 'Today is {weekday}, all day long.', '{weekday}. Does it feel like one?'],
    examples: ['What day is it?', 'which day of the week is it today', 'Is it Friday already?'],
  },
  {
    id: 'tomorrow',
    patterns: ['(what day|what weekday|which day|what) (is it|is|will be|will it be) tomorrow', 'tomorrow is what day'],
    replies: ['Tomorrow is {tomorrow}.', '{tomorrow}. Do you have plans for it?', 'It will be {tomorrow}.'],
    examples: ['What day is tomorrow?', 'which day is it tomorrow'],
  },
  {
    id: 'yesterday',
    patterns: ['(what day|what weekday|which day) (was it|was) yesterday', 'yesterday was what day'],
    replies: ['Yesterday was {yesterday}.', 'It was {yesterday}. Did you enjoy it?'],
    examples: ['What day was yesterday?', 'which day was it yesterday?'],
  },
  {
    id: 'year',
    patterns: [
      '(what|which) year (is it|is this|are we in|do we have) [now]',
      '(what is the|tell me the|the) [current] year',
    ],
    replies: ["It's {year}.", 'We are in {year}. Time does fly.', 'The year is {year}.'],
    examples: ['What year is it?', 'which year are we in', 'What is the current year?'],
  },
  {
    id: 'month',
    patterns: [
      '(what|which) month (is it|is this|are we in|do we have) [now]',
      '(what is the|tell me the) [current] month',
    ],
    replies: ["It's {month}.", 'We are in {month}. What do you like about it?', '{month}, by my calendar.'],
    examples: ['What month is it?', 'which month are we in'],
  },
  {
    id: 'sum',
    priority: 58,
    ability: 'arithmetic',
    only: { capture: 'sum', looksLike: 'sum' },
    patterns: [
      '{sum:40}',
      '[can you|could you|please|and|do you know|tell me|now|you know] (what is|what are|how much is|how much are|how many is|how much makes|what makes|calculate|compute|work out|add up|solve|tell me|what does|and|what about|now) {sum:40}',
      '(what is|what are|how much is|calculate|compute) {sum:30} (equal|equal to|make|give|then|please)',
      'what (does|do) {sum:30} (equal|make|give|come to)',
      'how (much|many) (does|do|is) {sum:30} (equal|make|give)',
    ],
    replies: [
      '{sum} is {result}.',
      "That's {result}.",
      '{sum} makes {result}.',
      'It comes to {result}.',
      '{sum} is about {about}.',
      "That's roughly {about}.",
    ],
    otherwise: [
      'That one has no answer. Nobody can divide by zero, not even me.',
      'Numbers refuse to do that. It has no answer I could say.',
    ],
    examples: [
      'What is 17 times 3?',
      '2 + 2',
      'how much is 12.5 plus 3',
      'what is 10 divided by 0',
      'twenty one times two',
      'What is 20% of 50?',
      'the square root of 81',
      '(3 + 4) * 2 =',
    ],
  },
  {
    id: 'coin',
    patterns: ['(flip|toss|throw) (a|the) coin *', 'heads or tails'],
    replies: [
      'Up it goes. Heads!',
      'Spinning, spinning. Tails!',
      'It landed on heads.',
      'Tails it is.',
      'Heads, this time.',
      'It rolled under the table. Tails, I think.',
    ],
    examples: ['Flip a coin', 'toss a coin please', 'heads or tails?'],
  },
  {
    id: 'dice',
    patterns: [
      '(roll|throw|cast) (a|the|one) (die|dice) *',
      '(pick|choose|give me|say|tell me) [a|any|me a] [random] number *',
    ],
    replies: ['It rolls, it stops. A {die}.', '{die}. Is that what you hoped for?', 'I got a {die}.'],
    examples: ['Roll a die', 'roll the dice', 'pick a number', 'Give me a random number'],
  },
]
