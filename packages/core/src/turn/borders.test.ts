import { describe, expect, it } from 'vitest'
import { nextBorder } from './borders.ts'

/** The text with `|` at every end of a sentence and `¦` at every end of a clause within one. */
function marked(text: string, beginsLine = true): string {
  let result = ''
  let from = 0
  for (let border = nextBorder(text, 0, beginsLine); border !== null; border = nextBorder(text, from, beginsLine)) {
    result += text.slice(from, border.at) + (border.kind === 'sentence' ? '|' : '¦')
    from = border.at
  }
  return result + text.slice(from)
}

const expectBorders = (text: string): void => expect(marked(text.replace(/[|¦]/g, ''))).toBe(text)

describe('an English text is parted', () => {
  it.each([
    'It works.| Then it stops.|',
    'Really?| Yes!| Good.|',
    'Dr. Smith is in.| He waits.|',
    'Mr. and Mrs. Jones met Prof. Hill at St. Paul.|',
    'Ask Gen. Lee or Lt. Col. Reed.|',
    'Take fruit,¦ e.g. apples.| Or not.|',
    'Take fruit,¦ e.g. Granny Smith apples.|',
    'It is late,¦ i.e. after nine.|',
    'Pi is 3.14 or so.| Fine.|',
    'It costs 1,500.75 dollars.| Really.|',
    'It costs $3.| That is all.|',
    'Meet me at 14:30,¦ please.|',
    'Meet me at 9 a.m. on Monday.|',
    'We met at 9 a.m.| She was late.|',
    'I live in the U.S. and like it.|',
    'The U.S. Army and the U.N. Council agree.|',
    'J. K. Rowling and C.S. Lewis wrote.| Both sold.|',
    'George W. Bush spoke.| Then he left.|',
    'So do I.| And you?|',
    'Bring bread,¦ milk,¦ etc. and come.|',
    'Bring bread,¦ milk,¦ etc.| Then come.|',
    'See fig. 3 and p. 12 of vol. 2.| Done.|',
    'See Fig. 3 on Sept. 5.| Done.|',
    'Apple Inc. grew.| So did Acme Ltd.| They merged.|',
    'Approx. 5 km vs. 6 km.| Close.|',
    'Chanel No. 5 is old.|',
    'I like art.| Do you?|',
    'Come with me.| Now.|',
    'The sun.| The moon.|',
    'It ended on Jan. 5,¦ 2024.| Good.|',
    'Hmm... let me think.|',
    'Hmm...| Let me think.|',
    'Well…| I see.|',
    'What?!| No!!!| Yes?!?|',
    'Use node.js or index.html today.|',
    'Visit https://www.example.com/a.b?q=1,2 now.|',
    'Visit example.com.| Then rest.|',
    'Version 2.0.1 is out.| Try v1.2.',
    'He said "Stop."| Then he left.|',
    'He said “Stop!”| Then he left.|',
    "She asked 'Why?'| Nobody knew.|",
    '(It rained.)| We stayed.|',
    'It was **bold.**| And *calm.*| Then `done`.| Yes.|',
    'Wait:¦ there is more;¦ much more.|',
    'I came —¦ and I saw.|',
    'A well-known word—joined.| Fine.|',
    'The 1–3 range is small.|',
    'First line\n|Second line\n|',
    '1. Wash it.|\n|2. Dry it.|\n|',
    '**1.** Wash it.|\n|- 2. Dry it.|',
    'a. First\n|b. Second',
    'It was in 1999.| Then came 2000.| Good.|',
    'I need 5.| Not 6.| OK.|',
    'Send it to me@example.com.| Thanks.|',
    'He is 6 ft. tall and 80 kg.|',
    'Write to Acme Corp. or Sears.|',
    'Sammy Davis Jr. sang.| We danced.|',
    'She has a Ph.D. in law.|',
    'Yahoo!| is old.|',
    'The C# and .NET world.| Fine.|',
    'Wow!| 🎉 Party!|',
    'Great.😀 Next one.|',
    'a != b is code.|',
    'Is x == y?| No.| Never.|',
    'It is 5 p.m. now.|',
    '¿Qué?| ¡Sí!|',
    '你好。|很好！|真的吗？|是，¦对；¦好。|',
  ])('%s', expectBorders)
})

describe('a French text is parted', () => {
  it.each([
    'Bonjour !| Comment vas-tu ?| Bien.|',
    'Bonjour\u202f!| Comment vas-tu\u00a0?| Bien.|',
    'M. Dupont est là.| Il attend.|',
    'M. Dupont,¦ Mme. Durand et Mlle. Petit.|',
    'MM. Dupont et Durand,¦ Me. Petit et le Dr. Roux.|',
    'Des fruits,¦ p. ex. des pommes.|',
    'Des fruits,¦ p. ex. Golden ou Gala.|',
    'Par ex. Paris ou Lyon.|',
    'Du pain,¦ du lait,¦ etc. et voilà.|',
    'Du pain,¦ du lait,¦ etc.| Et voilà.|',
    'Cela coûte 1,5 euro.| Bien.|',
    'Il en faut 1 000,50.| Non.|',
    'Il est 14 h 30.| Partons.|',
    'Le train de 14:30 part.| Vite !|',
    'Attention :¦ c’est chaud ;¦ très chaud.|',
    '« Bonjour ! »| dit-il.|',
    '« Bonjour.\u00a0»| Puis il part.|',
    'Elle dit «\u202fOui.\u202f»| Il part.|',
    'En 50 av. J.-C. et après,¦ av. J.-C.| Puis César.|',
    'C.-à-d. demain.|',
    'J.-P. Martin et A. Petit.| Voilà.|',
    'Allons-y.| Vas-y.|',
    'C’est l’art.| J’aime.|',
    'Voir p. 12,¦ art. 5 et chap. 3.| Merci.|',
    'Quoi ?!| Non…| Si !|',
    'Il était…puis plus rien.|',
    'Le 5 janv. 2024 à midi.|',
    'C’est à moi.| Et toi ?|',
    'Ça va.| Ok.| Là.|',
    'St. Nicolas et Ste. Anne.|',
  ])('%s', expectBorders)
})

describe('at the very end of what has arrived', () => {
  it.each([
    'ready.',
    'It is ready.',
    'Tell me.',
    'Sure!',
    'Why?',
    'Oui !',
    'Eh bien…',
    'No.',
    'Non.',
    'done."',
    'Allons-y.',
  ])('"%s" is over', (text) => {
    expect(nextBorder(text, 0, true)).toEqual({ at: text.length, kind: 'sentence' })
  })

  it.each([
    'It costs 3.',
    'Dr.',
    'M.',
    'etc.',
    'e.g.',
    'U.S.',
    'J.',
    'www.example.',
    'I see..',
    'I see...',
    'Chanel No.',
    'At 14:',
    'One,',
    'So I.',
    'v1.2.',
    '1.',
    'Visit https://example.com/search?',
  ])('"%s" may still go on', (text) => {
    expect(nextBorder(text, 0, true)).toBeNull()
  })
})

describe('a number with a full stop', () => {
  it('numbers a list at the beginning of a line', () => {
    expect(marked('1. Wash', true)).toBe('1. Wash')
    expect(marked('Do:\n2. Dry', true)).toBe('Do:¦\n|2. Dry')
  })

  it('ends a sentence in the middle of one', () => {
    expect(marked(' 42. Wash', false)).toBe(' 42.| Wash')
  })
})

it('is found from where the search begins', () => {
  expect(nextBorder('One. Two. Three.', 4, true)).toEqual({ at: 9, kind: 'sentence' })
  expect(nextBorder('One. Two', 4, true)).toBeNull()
  expect(nextBorder('', 0, true)).toBeNull()
})
