import type { ComponentProps } from 'react'
import { later, Nothing } from '../later.tsx'
import type { WaterfallBars } from './waterfall-bars.tsx'

/** The bars are drawn to scale, which takes some code: it is fetched when somebody looks at them. */
export const WaterfallBarsLater = later<ComponentProps<typeof WaterfallBars>>(
  () => import('./waterfall-bars.tsx').then(({ WaterfallBars }) => WaterfallBars),
  Nothing,
)
