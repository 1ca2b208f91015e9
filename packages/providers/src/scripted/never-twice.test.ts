import { createRandom } from '@eva/testing/fakes'
import { expect, it } from 'vitest'
import { ENGLISH } from './rules/en/index.ts'
import { FRENCH } from './rules/fr/index.ts'
import { startTestChat } from './test-chat.ts'
import { squash } from './understand/words.ts'

const TURNS = 100
const EXAMPLES = [ENGLISH, FRENCH].map((pack) => [...pack.rules, ...pack.reflections].flatMap((rule) => rule.examples))

it.each([1, 2, 3])(`says nothing twice running in ${TURNS} random turns (seed %i)`, async (seed) => {
  const random = createRandom(seed)
  const examples = EXAMPLES[seed % EXAMPLES.length] ?? []
  const chat = startTestChat(`seed ${seed}`)
  let before = ''
  let said = ''
  for (let turn = 0; turn < TURNS; turn += 1) {
    // One message in three is the one before it: the hardest case for variety.
    said = turn > 0 && random.between(1, 3) === 1 ? said : (examples[random.between(0, examples.length - 1)] ?? '')
    const answer = await chat.say(said)
    expect(squash(answer), `turn ${turn}: ${said}`).not.toBe(squash(before))
    expect(answer, `turn ${turn}: ${said}`).toMatch(/^(?!.*[{}‸|]).*[.!?]$/su)
    before = answer
    if (random.between(1, 10) === 1) {
      const words = answer.split(' ')
      const heard = words.slice(0, random.between(0, words.length - 1)).join(' ')
      chat.interrupt(heard)
      // What nobody heard may be said again.
      if (heard === '') before = ''
    }
  }
})

it.each([
  ['Hello'],
  ['What time is it?'],
  ['What is 2 + 2?'],
  ['purple curtains everywhere'],
  ['Bonjour'],
  ['oui'],
  ['Combien font 2 plus 2 ?'],
  ['répète'],
  ['...'],
])('answers "%s" ten times over and never twice alike', async (message) => {
  const chat = startTestChat(message)
  let before = ''
  for (let turn = 0; turn < 10; turn += 1) {
    const answer = await chat.say(message)
    expect(squash(answer)).not.toBe(squash(before))
    before = answer
  }
})

it('uses every variant before it uses one again', async () => {
  const chat = startTestChat('variety')
  const jokes = ENGLISH.rules.find(({ id }) => id === 'joke')?.replies ?? []
  const told: string[] = []
  for (let turn = 0; turn < jokes.length; turn += 1) told.push(await chat.say('Tell me a joke'))
  expect(told.toSorted()).toEqual([...jokes].toSorted())
})
