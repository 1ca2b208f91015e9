import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const PUBLIC = join(import.meta.dirname, '../../public')

type Icon = { src: string; sizes: string; purpose?: string }
type Manifest = {
  name: string
  lang: string
  icons: Icon[]
  shortcuts: { name: string; url: string; icons: Icon[] }[]
}
const manifest = (language: string): Manifest =>
  JSON.parse(readFileSync(join(PUBLIC, `app.${language}.webmanifest`), 'utf8'))

/** Width and height as a PNG's header has them. */
function sizesOf(file: string): string {
  const png = readFileSync(join(PUBLIC, file))
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`
}

describe('the installed page', () => {
  it.each(['en', 'fr'])('has icons of the sizes that it names (%s)', (language) => {
    const { icons, shortcuts, lang } = manifest(language)
    expect(lang).toBe(language)
    expect(icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
      '192x192 any',
      '512x512 any',
      '512x512 maskable',
    ])
    for (const { src, sizes } of [...icons, ...shortcuts.flatMap((shortcut) => shortcut.icons)]) {
      expect(sizesOf(src)).toBe(sizes)
    }
    expect(sizesOf('../src/app/apple-icon.png')).toBe('180x180')
  })

  it('is the same in both languages but for the words', () => {
    const withoutWords = ({ shortcuts, ...rest }: Manifest) => ({
      ...rest,
      description: '',
      lang: '',
      shortcuts: shortcuts.map((shortcut) => ({ ...shortcut, name: '' })),
    })
    expect(withoutWords(manifest('fr'))).toEqual(withoutWords(manifest('en')))
    expect(manifest('en').shortcuts.map(({ url }) => url)).toEqual(['/voice', '/eva-her'])
  })
})
