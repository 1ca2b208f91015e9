import { anyOf, type Rule } from './rules.ts'

/** How a language says the signs of an address. */
export type AddressWords = {
  readonly dot: string
  readonly at: string
  readonly slash: string
  readonly hyphen: string
  readonly underscore: string
}

/** Endings that make a name with a dot an address or a file, whatever the text is about. */
const ENDINGS = anyOf(
  (
    'com org net io dev fr uk de eu ai app gov edu info ca tv ch co int ' +
    'js ts jsx tsx mjs py md json html css txt pdf csv xml yaml yml sh sql zip exe png jpg svg wav mp3 mp4 gguf onnx docx xlsx'
  ).split(' '),
)

/** Mail addresses, hosts, files, handles. Of an address with a scheme, its host is said: nobody listens to a path. */
export function addressRules({ dot, at, slash, hyphen, underscore }: AddressWords): readonly Rule[] {
  const signs: Readonly<Record<string, string>> = { '.': dot, '@': at, '/': slash, '-': hyphen, _: underscore }
  const spell = (address: string): string =>
    address
      .replace(/[./@_-]/g, (sign) => ` ${signs[sign] ?? ''} `)
      .replace(/ {2,}/g, ' ')
      .trim()
  const host = (_match: string, name = ''): string => {
    const end = /[.-]+$/.exec(name)?.[0] ?? ''
    return spell(name.slice(0, name.length - end.length)) + end
  }
  return [
    [
      /\b(?:https?|ftp|wss?):\/\/(?:www\.)?([\w.-]{1,255})(?::\d{1,5}(?!\d))?(?:[/?#](?:[^\s.,;!?)»"]|[.,;!?)](?=[^\s.,;!?)]))*\/?)?/gi,
      host,
    ],
    [
      /(?<![\w.+-])([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})/g,
      (_match, address = '') => spell(address.replace(/\+/g, ' plus ')),
    ],
    [/\bwww\.([\w.-]{1,255})(?:\/[^\s.,;!?)»"]*)?/gi, host],
    [
      new RegExp(
        `(?<![\\w@./-])((?:[a-zA-Z0-9][\\w-]{0,62}\\.){1,3}(?:${ENDINGS})(?![\\w-])(?:\\/[\\w-]{1,60}(?:\\.\\w{1,8})?){0,6})`,
        'g',
      ),
      (match) => (/^[A-Z]?[a-z]+\.co$/.test(match) ? match : spell(match)),
    ],
    [/(?<=^|[\s("'])@(?=\p{L})/gu, `${at} `],
  ]
}
