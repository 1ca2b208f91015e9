import { expect, it } from 'vitest'
import { createCommands } from './commands.ts'

it('does what the latest part of the page offers, and what was there before once that is gone', () => {
  const log: string[] = []
  const commands = createCommands()
  commands.offer({ stop: () => log.push('page'), begin: () => log.push('begin') })
  const takeBack = commands.offer({ stop: () => log.push('dialog') })
  expect([commands.run('stop'), commands.run('begin'), commands.run('mute')]).toEqual([true, true, false])
  takeBack()
  commands.run('stop')
  expect(log).toEqual(['dialog', 'begin', 'page'])
  expect(Object.keys(commands.store.getState())).toEqual(['stop', 'begin'])
})
