import type { EarBody } from '@eva/protocol'
import { hereAndToFetch, sizeCell, someLanguages } from './set-lines.ts'

/** The ears that are here, one to a line, and below them those that can be fetched. */
export function earLines(ears: readonly EarBody[]): readonly string[] {
  const here = ears
    .filter(({ installed }) => installed)
    .map(({ id, name, languages, is_basic, streaming, listens }) => [
      id,
      languagesOf(languages),
      [name, is_basic ? '(basic)' : '', streaming ? '(while you speak)' : '', listens ? ' listens first' : '']
        .filter((part) => part !== '')
        .join(' '),
    ])
  const others = ears.flatMap(({ download, languages, streaming, installed }) =>
    download === null || installed
      ? []
      : [
          [
            download.id,
            languagesOf(languages),
            sizeCell(download),
            streaming ? `${download.speed}, while you speak` : download.speed,
            download.licence.name,
            download.good_for.en,
          ],
        ],
  )
  return hereAndToFetch(here, others, 'npx eva ears pull <ear>')
}

const languagesOf = (languages: readonly string[]): string =>
  languages.length === 0 ? 'all languages' : someLanguages(languages)
