import { expect, it } from 'vitest'
import { shape, toSvg } from './index.ts'

it('writes a picture with its texts', () => {
  const picture = shape('svg', { viewBox: '0 0 10 10' }, [
    shape('title', {}, ['A line']),
    shape('path', { d: 'M0 0L10 10' }),
  ])
  expect(toSvg(picture)).toBe('<svg viewBox="0 0 10 10"><title>A line</title><path d="M0 0L10 10"></path></svg>')
})

it('lets no text become an element or leave its attribute', () => {
  const picture = shape('text', { 'aria-label': '"><script>' }, ["</text><script>alert('x')</script>"])
  expect(toSvg(picture)).toBe(
    '<text aria-label="&quot;&gt;&lt;script&gt;">&lt;/text&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;</text>',
  )
})
