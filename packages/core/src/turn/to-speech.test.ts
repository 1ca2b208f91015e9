import { describe, expect, it } from 'vitest'
import { toSpeech } from './to-speech.ts'

describe('a voice says the words of', () => {
  it.each([
    ['Hello there.', 'Hello there.'],
    ['  two  \n lines ', 'two lines'],
    ['This is **bold** and *soft*.', 'This is bold and soft.'],
    ['This is __bold__ and _soft_.', 'This is bold and soft.'],
    ['***Both*** at once', 'Both at once'],
    ['**Nested *marks* here**', 'Nested marks here'],
    ['~~Old~~ new', 'Old new'],
    ['"**Hello**," she said.', '"Hello," she said.'],
    ['(see *this*)', '(see this)'],
    ['Read [the docs](https://a.b/c?d=1) first.', 'Read the docs first.'],
    ['Read [**the** docs](https://a.b "Title").', 'Read the docs.'],
    ['Read [the docs][1] and [more][].', 'Read the docs and more.'],
    ['See https://www.example.com/a/b?c=d#e now.', 'See example.com now.'],
    ['See http://example.com:8080/x.', 'See example.com.'],
    ['See www.example.org, please.', 'See example.org, please.'],
    ['See <https://example.com/a>.', 'See example.com.'],
    ['[https://a.com/b](https://a.com/b)', 'a.com'],
    ['Write to me@example.com.', 'Write to me@example.com.'],
    ['![A cat](cat.png) sleeps.', 'A cat sleeps.'],
    ['Run `npm test` now.', 'Run npm test now.'],
    ['Run ``a `b` c``.', 'Run a b c.'],
    ['# Title', 'Title.'],
    ['## What now?', 'What now?'],
    ['### **Bold** title\nText.', 'Bold title. Text.'],
    ['- apples\n- pears', 'apples. pears.'],
    ['* One.\n* Two!', 'One. Two!'],
    ['+ plus', 'plus.'],
    ['• dot\n• dots', 'dot dots'],
    ['- outer\n    - inner', 'outer. inner.'],
    ['    - inner alone', 'inner alone.'],
    ['1. Wash\n2. Dry', '1. Wash. 2. Dry.'],
    ['3) Fold', '3. Fold.'],
    ['- [ ] open\n- [x] done', 'open. done.'],
    ['| Name | Age |\n| --- | ---: |\n| Eva | 1 |', 'Name, Age. Eva, 1.'],
    ['| Eva | 1 |', 'Eva, 1.'],
    ['|---|---|\n| Eva | 1 |', 'Eva, 1.'],
    ['> A quote\n> goes on.', 'A quote goes on.'],
    ['One\n\n---\n\nTwo', 'One Two'],
    ['<b>Strong</b> and <br/>free', 'Strong and free'],
    ['<p>A <i>block</i></p>', 'A block'],
    ['<div>\n<!-- hidden -->\nShown\n</div>', 'Shown'],
    ['Fish &amp; chips &lt;3', 'Fish & chips <3'],
    ['A foot[^1] note.\n\n[^1]: Below.', 'A foot note. Below.'],
    ['\\*as written\\*', 'as written'],
    ['So far — [interrupted]', 'So far'],
    ['[Interrupted before a word was heard] Well', 'Well'],
    ['Hello 👋, you 🙂!', 'Hello, you !'],
    ['Family 👩‍👩‍👧‍👦 and 👍🏽 flags 🇫🇷🇺🇸 🏴󠁧󠁢󠁥󠁮󠁧󠁿 end', 'Family and flags end'],
    ['Press 1️⃣ then #️⃣', 'Press 1 then'],
    ['❤️ love', 'love'],
    ['A → B -> C ⇒ D', 'A, B, C, D'],
    ['2 * 3 * 4 is 24', '2 × 3 × 4 is 24'],
    ['2*3*4 is 24', '2×3×4 is 24'],
    ['**so far,', 'so far,'],
    ['and more** then', 'and more then'],
    ['`half code', 'half code'],
    ['_half', 'half'],
    ['a | b', 'a, b'],
    ['#tag and issue #5', 'tag and issue 5'],
    ['~5 minutes', '5 minutes'],
    [' » dit-elle.', 'dit-elle.'],
    ['!! And then', 'And then'],
    ['…et puis', 'et puis'],
    ['« Bonjour ! »', '« Bonjour ! »'],
    ['Bonjour\u202f! Ça va\u00a0?', 'Bonjour ! Ça va ?'],
  ])('%j: %j', (text, spoken) => {
    expect(toSpeech(text)).toBe(spoken)
  })
})

describe('a voice leaves as it is', () => {
  it.each([
    '5 < 6 and 7 > 3',
    'snake_case_name',
    'src/turn/run-turn.ts',
    'C:\\Users\\Eva',
    'C# and F# and C++',
    '.NET is old',
    'AT&T pays $5, 10% & more',
    'x_1 = 2',
    'x^2 + y^2',
    '-5 degrees',
    '10 °C',
    '© 2024 Eva™',
    'l’été, « où » ?',
    '3.14 and 1,5 and 14:30',
    'Dr. Smith (who else?) said "no".',
    'नमस्ते और क्‍ष',
    'می‌خواهم',
    '你好。',
  ])('%s', (text) => {
    expect(toSpeech(text)).toBe(text)
  })
})

describe('a voice says nothing for', () => {
  it.each([
    '',
    ' \n ',
    '...',
    '?!',
    '—',
    '**',
    '---',
    '|---|:-:|',
    '👋 🎉',
    '```js\nlet x = 1\n```',
    '~~~\ncode 1\n~~~',
    '```\nnever closed',
    '<!-- a comment -->',
    '<script>run(1)</script>',
    '<style>\np { color: red }\n</style>',
    '[ref]: https://example.com',
    '[interrupted]',
    '[^1]',
    '➡️',
  ])('%j', (text) => {
    expect(toSpeech(text)).toBe('')
  })
})

describe('in the middle of a line', () => {
  it.each([
    ['10.\n3. Bake', '10. 3. Bake'],
    [' # of them', 'of them'],
    [' ~~~ here', 'here'],
    [' - and **more**', '- and more'],
    ['> 5 is true', '5 is true'],
    ['www.example.com/a and *so* on', 'example.com and so on'],
    ['_soft_ words', 'soft words'],
  ])('%j begins no list, heading, quote or code: %j', (text, spoken) => {
    expect(toSpeech(text, false)).toBe(spoken)
  })
})

it('says the text around code and not the code', () => {
  expect(toSpeech('Before.\n\n```js\nhidden(1)\n```\n\nAfter.')).toBe('Before. After.')
})
