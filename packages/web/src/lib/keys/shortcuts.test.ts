import { describe, expect, it } from 'vitest'
import { ariaKeys, COMMANDS, commandOf, isPressOf, isSingleKey, keysOf, SHORTCUTS } from './shortcuts.ts'

const press = (key: string, held: 'ctrlKey' | 'metaKey' | 'altKey' | null = null) => ({
  key,
  ctrlKey: held === 'ctrlKey',
  metaKey: held === 'metaKey',
  altKey: held === 'altKey',
})
const NAMES = { escape: 'Esc', space: 'Space' }

describe('the shortcuts', () => {
  it('are eighteen, each with keys of its own', () => {
    expect(COMMANDS).toHaveLength(18)
    const keys = COMMANDS.map((command) => keysOf(command, false, NAMES).join('+'))
    expect(new Set(keys).size).toBe(18)
  })

  it('are found by their press, in capitals too, and on a Mac by ⌘', () => {
    expect(commandOf(press('n'))).toBe('begin')
    expect(commandOf(press('N'))).toBe('begin')
    expect(commandOf(press('?'))).toBe('help')
    expect(commandOf(press('k'))).toBe('newer')
    expect([commandOf(press('k', 'ctrlKey')), commandOf(press('k', 'metaKey'))]).toEqual(['palette', 'palette'])
  })

  it('leave the browser its own keys', () => {
    for (const key of ['n', 't', 'f', 'd', 'p', 'r', 'c', 'e', 'j', ',']) {
      expect(commandOf(press(key, 'ctrlKey')), key).toBeNull()
      expect(commandOf(press(key, 'altKey')), key).toBeNull()
    }
  })

  it('leave the keys that are held in a call to the call', () => {
    expect([commandOf(press('m')), commandOf(press(' '))]).toEqual([null, null])
    expect([isPressOf('mute', press('M')), isPressOf('hold', press(' '))]).toEqual([true, true])
  })

  it('say which are single characters', () => {
    const others = COMMANDS.filter((command) => !isSingleKey(command))
    expect(others).toEqual(['palette', 'stop', 'hold'])
  })

  it('are written as the keyboard has them', () => {
    expect(keysOf('palette', true, NAMES)).toEqual(['⌘', 'K'])
    expect(keysOf('palette', false, NAMES)).toEqual(['Ctrl', 'K'])
    expect([keysOf('stop', false, NAMES), keysOf('hold', true, NAMES)]).toEqual([['Esc'], ['Space']])
    expect([ariaKeys('palette'), ariaKeys('hold'), ariaKeys('focus')]).toEqual(['Control+K Meta+K', 'Space', '/'])
    expect(SHORTCUTS.focus.group).toBe('conversation')
  })
})
