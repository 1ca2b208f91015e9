import { EvaError } from '@eva/core'
import type { CharacterCard } from '@eva/protocol'
import { parseCard } from './card.ts'
import { personaOf } from './persona-of.ts'
import { readChunks, textIn } from './png.ts'

/**
 * Reads a card: the value of a JSON file, or the bytes of a picture.
 *
 * @throws EvaError `invalid_request`
 */
export function readCard(sent: unknown): CharacterCard {
  const card = parseCard(Buffer.isBuffer(sent) ? cardInPicture(sent) : sent)
  if (card === null) {
    throw new EvaError('invalid_request', 'This is no character card of version 2 or 3.', {
      fix: 'A card says chara_card_v2 or chara_card_v3 and has a name.',
    })
  }
  const { persona, unused } = personaOf(card.data)
  return { persona, card: card.whole, version: card.version, creator: card.data.creator.trim(), unused: [...unused] }
}

/** The newer version goes before the older one, which stands beside it for older programs. */
function cardInPicture(bytes: Buffer): unknown {
  const chunks = readChunks(bytes)
  if (chunks === null) throw new EvaError('invalid_request', 'This is no PNG picture.')
  const written = textIn(chunks, 'ccv3') ?? textIn(chunks, 'chara')
  if (written === null) {
    throw new EvaError('invalid_request', 'There is no character in this picture.', {
      fix: 'Programs that pass pictures on often take it out: use the file as it was downloaded, or its JSON.',
    })
  }
  try {
    return JSON.parse(Buffer.from(written, 'base64').toString('utf8'))
  } catch {
    throw new EvaError('invalid_request', 'The character in this picture is damaged.')
  }
}
