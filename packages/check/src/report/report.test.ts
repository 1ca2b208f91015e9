import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Review } from '@eva/protocol'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readReviews } from '../history/index.ts'
import { htmlOf, type Language, markdownOf, printReview, writeReview } from './index.ts'
import { failingReview, firstReview, healthyReview, solvedReview } from './test-reviews.ts'

const LANGUAGES: readonly Language[] = ['en', 'fr']

function printed(review: Review, language: Language, files: string[] = []): string {
  let text = ''
  const write = (part: string): void => {
    text += part
  }
  printReview(review, language, write, files)
  return stripVTControlCharacters(text).replaceAll('\u00a0', ' ')
}

/** A review whose every text tries to leave its place. */
const hostile: Review = {
  ...failingReview,
  findings: failingReview.findings.map((finding) => ({
    ...finding,
    title: { en: '</title><script>alert(1)</script>', fr: '| a\n\n# b' },
    detail: { en: '"><img src=x onerror=alert(1)>', fr: '[x](javascript:y)' },
  })),
  subject: { ...failingReview.subject, url: 'http://x/<script>' },
}

describe('in a terminal', () => {
  it('says what is wrong before anything else, and the points at the end', () => {
    const text = printed(failingReview, 'en')
    const order = [
      'What is wrong',
      'A batch in disguise',
      'Every figure',
      'Next targets',
      'Five aspects',
      '40 %  Failed',
    ]
    const places = order.map((part) => text.indexOf(part))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places[0]).toBeGreaterThanOrEqual(0)
  })

  it('names a hard target that is missed among what is wrong', () => {
    expect(printed({ ...failingReview, findings: [] }, 'en')).toContain('250 ms; the target of 100 ms must be met.')
  })

  it('shows how long a blocker has been open, what became better and what is solved', () => {
    expect(printed(failingReview, 'fr')).toContain('ouvert depuis 2 examens')
    expect(printed(solvedReview, 'en')).toMatch(/↗ First token: 141 ms → 64\.9 ms/)
    expect(printed(solvedReview, 'en')).toContain('✓ She forgets what was said two turns ago')
    expect(printed(firstReview, 'en')).toContain('This is the first review')
  })

  it('has every figure in columns that stand under one another', () => {
    const lines = printed(healthyReview, 'fr').split('\n')
    const end = lines.find((line) => line.includes('Actuel'))?.indexOf('Actuel') ?? -1
    for (const { name } of healthyReview.metrics) {
      expect(lines.find((line) => line.trim().startsWith(name.fr))?.[end + 'Actuel'.length - 1]).toMatch(/[ms%–]/)
    }
  })

  it('ends with where the files are', () => {
    expect(printed(healthyReview, 'en', ['data/reviews/review.html']).trimEnd()).toMatch(/review\.html$/)
  })
})

describe('as Markdown', () => {
  it('begins with what a program wants to know', () => {
    const [, front = ''] = markdownOf(failingReview, 'en').split('---\n')
    expect(parse(front)).toEqual({
      reviewed_at: '2026-11-21T08:45:12.000Z',
      commit: '4f1c2a9e0b',
      status: 'failed',
      score: 40,
      critical_issues: ['A foreign page may talk to her', 'A batch in disguise', 'First token'],
      improvements: [],
    })
  })

  it('names what became better as an improvement', () => {
    const [, front = ''] = markdownOf(solvedReview, 'fr').split('---\n')
    expect(parse(front).improvements).toContain('Premier mot')
    expect(parse(front).improvements).toContain('Elle oublie ce qui fut dit deux tours avant')
  })

  it('lets no text become markup or break a table', () => {
    const text = markdownOf(hostile, 'en') + markdownOf(hostile, 'fr')
    const body = text.replaceAll(/^---\n[\s\S]*?\n---\n/gm, '')
    expect(body).not.toMatch(/[^\\]<script/)
    expect(body).not.toMatch(/^# b/m)
    expect(body).toContain('\\[x\\](javascript:y)')
  })
})

describe('as a page', () => {
  for (const language of LANGUAGES) {
    it(`needs nothing but itself (${language})`, () => {
      const page = htmlOf(failingReview, language)
      expect(page).toContain(`<html lang="${language}">`)
      expect(page).not.toMatch(/<script|<link|<img|\ssrc=|url\(|@import/)
    })

    it(`shows every figure and every finding (${language})`, () => {
      const page = htmlOf(failingReview, language)
      for (const { name } of failingReview.metrics) expect(page).toContain(name[language].replaceAll("'", '&#39;'))
      for (const { title } of failingReview.findings) expect(page).toContain(title[language])
    })
  }

  it('lets no text become an element', () => {
    expect(htmlOf(hostile, 'en')).not.toMatch(/<script|<img/)
  })

  it('breaks no French line before a colon or a semicolon of its own', () => {
    const page = htmlOf({ ...failingReview, findings: [], score: { ...failingReview.score, capped: null } }, 'fr')
    expect(page.slice(page.indexOf('<body>'))).not.toMatch(/ [;:](?![a-z-])/)
  })

  it('draws runs, arrivals and trends, and no trend for a first review', () => {
    expect(htmlOf(failingReview, 'en')).toContain('Score from review to review')
    expect(htmlOf(firstReview, 'en')).not.toContain('from review to review')
    expect(htmlOf(firstReview, 'en')).toContain('How answers arrive')
  })

  it('holds no number that is none', () => {
    const empty = { ...firstReview, metrics: firstReview.metrics.map((one) => ({ ...one, value: null, samples: [] })) }
    for (const review of [failingReview, firstReview, { ...empty, arrivals: [[]] }]) {
      expect(htmlOf(review, 'en')).not.toMatch(/NaN|Infinity|undefined/)
    }
  })
})

describe('as files', () => {
  it('writes them whole, and reads the review back', async () => {
    const folder = path.join(await mkdtemp(path.join(tmpdir(), 'eva-report-')), 'reviews')
    const files = await writeReview(folder, healthyReview, 'en')
    expect((await readdir(folder)).toSorted()).toEqual(
      [`${healthyReview.id}.html`, `${healthyReview.id}.json`, `${healthyReview.id}.md`, 'review.html'].toSorted(),
    )
    expect(await readFile(files.html, 'utf8')).toBe(htmlOf(healthyReview, 'en'))
    expect((await readReviews(folder)).reviews).toEqual([healthyReview])
    await rm(path.dirname(folder), { recursive: true })
  })

  it('leaves nothing half done when one cannot be written', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'eva-report-'))
    await mkdir(path.join(folder, 'review.html'))
    await expect(writeReview(folder, healthyReview, 'en')).rejects.toThrow()
    expect((await readdir(folder)).filter((name) => name.endsWith('.new') || name.endsWith('.json'))).toEqual([])
    await rm(folder, { recursive: true })
  })
})
