import { describe, expect, it } from 'vitest'
import { arrivalsChart, latencyChart, type Shape, toSvg, trendChart } from './index.ts'

const frame = { width: 560, format: (value: number) => `${value} ms` }
const texts = { title: 'First token', summary: 'Ten runs.', x: 'run', y: 'ms' }
const runsTexts = { ...texts, target: 'target', median: 'median', logarithmic: 'logarithmic' }

/** Every shape of a class, in the order of drawing. */
function found(picture: Shape, name: string): Shape[] {
  const own = `${picture.attributes.class ?? ''}`.split(' ').includes(name) ? [picture] : []
  return [...own, ...picture.children.flatMap((child) => (typeof child === 'string' ? [] : found(child, name)))]
}

/** Texts and circles must lie in the picture; labels are as wide as 12 px type makes them. */
function outside(picture: Shape): string[] {
  const [, , width = 0, height = 0] = `${picture.attributes.viewBox}`.split(' ').map(Number)
  const visit = ({ tag, attributes, children }: Shape, dx: number, dy: number): string[] => {
    const [, x = 0, y = 0] = /translate\(([-\d.]+) ([-\d.]+)\)/.exec(`${attributes.transform ?? ''}`)?.map(Number) ?? []
    const inner = children.flatMap((child) => (typeof child === 'string' ? [] : visit(child, dx + x, dy + y)))
    if (tag !== 'text') return inner
    const label = `${children[0]}`
    const wide = label.length * 6
    const anchor = attributes['text-anchor'] ?? 'start'
    const left = dx + Number(attributes.x) - (anchor === 'end' ? wide : anchor === 'middle' ? wide / 2 : 0)
    const top = dy + Number(attributes.y)
    return left >= -1 && left + wide <= width + 1 && top >= 9 && top <= height ? inner : [...inner, label]
  }
  return visit(picture, 0, 0)
}

describe('runs against their target', () => {
  it('draws a run that misses differently from one that keeps it', () => {
    const picture = latencyChart({ values: [80, 120, 90], target: 100, better: 'lower' }, runsTexts, frame)
    expect(found(picture, 'chart-run')).toHaveLength(3)
    expect(found(picture, 'chart-missed').map(({ children }) => children)).toEqual([
      [{ tag: 'title', attributes: {}, children: ['2: 120 ms'] }],
    ])
  })

  it('calls a low run the miss where more is better', () => {
    const picture = latencyChart({ values: [80, 120, 90], target: 100, better: 'higher' }, runsTexts, frame)
    expect(found(picture, 'chart-missed')).toHaveLength(2)
  })

  it('puts a slower run higher, and the target between', () => {
    const picture = latencyChart({ values: [50, 150], target: 100, better: 'lower' }, runsTexts, frame)
    const [fast = 0, slow = 0] = found(picture, 'chart-run').map(({ attributes }) => Number(attributes.cy))
    const [, target = '0'] = /M0 ([\d.]+)H/.exec(`${found(picture, 'chart-target').at(-1)?.attributes.d}`) ?? []
    expect(slow).toBeLessThan(Number(target))
    expect(Number(target)).toBeLessThan(fast)
  })

  it('keeps an ordinary tail on a linear axis and says so when the axis is not', () => {
    const said = (values: number[]): boolean =>
      toSvg(latencyChart({ values, target: 100, better: 'lower' }, runsTexts, frame)).includes('↑ logarithmic')
    expect(said([80, 90, 400])).toBe(false)
    expect(said([80, 90, 4000])).toBe(true)
    expect(said([0, 90, 4000])).toBe(false)
  })

  it('has a picture for nothing, for zeros, for one run and for two hundred', () => {
    for (const values of [[], [0, 0], [7], Array.from({ length: 200 }, (_, index) => 50 + (index % 7))]) {
      expect(toSvg(latencyChart({ values, target: null, better: 'lower' }, runsTexts, frame))).not.toMatch(
        /NaN|Infinity|undefined/,
      )
    }
  })
})

describe('the growth of answers', () => {
  it('starts at nothing and ends with the last token', () => {
    const picture = arrivalsChart([[100, 120, 140]], { ...texts, answer: (number) => `answer ${number}` }, frame)
    const stair = found(picture, 'chart-line').find(({ children }) => children.length > 0)
    expect(`${stair?.attributes.d}`).toMatch(/^M0,/)
    expect(`${stair?.attributes.d}`.match(/L/g)?.length).toBe(6)
  })

  it('shows three answers at most, each with its name', () => {
    const answers = Array.from({ length: 6 }, () => [10, 20])
    const svg = toSvg(arrivalsChart(answers, { ...texts, answer: (number) => `answer ${number}` }, frame))
    expect(svg).toContain('answer 3')
    expect(svg).not.toContain('answer 4')
  })
})

describe('a trend', () => {
  const points = [
    { at: '1 May', value: 70 },
    { at: '2 May', value: null },
    { at: '3 May', value: 90 },
  ]

  it('leaves a gap where nothing was measured', () => {
    const picture = trendChart({ points, target: null, range: [0, 100] }, runsTexts, frame)
    expect(`${found(picture, 'chart-line')[0]?.attributes.d}`.match(/M/g)).toHaveLength(2)
    expect(found(picture, 'chart-dot')).toHaveLength(2)
  })

  it('names the latest value that was measured', () => {
    const picture = trendChart({ points: [...points, { at: '4 May', value: null }], target: null }, runsTexts, frame)
    expect(found(picture, 'chart-note-latest').map(({ children }) => children)).toEqual([['90 ms']])
  })
})

describe('every chart', () => {
  const values = [812, 1200, 955.5, 14_000, 990, 1010, 1500, 870, 930, 940]
  for (const width of [320, 560, 1160]) {
    it(`keeps its labels inside at ${width} px`, () => {
      const sized = { width, format: (value: number) => `${value.toLocaleString('fr')} ms` }
      const trend = { points: values.map((value, index) => ({ at: `${index + 1} nov. 2026`, value })), target: 900 }
      const pictures = [
        latencyChart({ values, target: 100, better: 'lower' }, runsTexts, sized),
        arrivalsChart([values.toSorted((a, b) => a - b)], { ...texts, answer: (number) => `réponse ${number}` }, sized),
        trendChart(trend, runsTexts, sized),
      ]
      expect(pictures.flatMap(outside)).toEqual([])
    })
  }

  it('tells a screen reader what it shows', () => {
    const svg = toSvg(latencyChart({ values: [1], target: 2, better: 'lower' }, runsTexts, frame))
    expect(svg).toContain('role="img" aria-label="First token. Ten runs."')
  })
})
