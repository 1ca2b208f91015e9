import { expect, it } from 'vitest'
import { signInIfAsked } from './sign-in-if-asked.ts'

async function wentTo(answer: () => Promise<Response>): Promise<string[]> {
  const went: string[] = []
  await signInIfAsked(answer, (path) => went.push(path))
  return went
}

it('shows the way in to whom it is open, and to nobody who is signed in or cannot reach her', async () => {
  expect(await wentTo(async () => new Response('form'))).toEqual(['/login'])
  expect(await wentTo(async () => Response.redirect('http://eva/'))).toEqual([])
  expect(await wentTo(() => Promise.reject(new TypeError('no network')))).toEqual([])
})
