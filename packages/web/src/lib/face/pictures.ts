/** What the drawing of pictures needs of a browser. */
export type Screen = {
  requestFrame(draw: (nowMs: number) => void): number
  cancelFrame(id: number): void
  isVisible(): boolean
  /** Tells when that changes. Returns how to stop telling. */
  onVisibility(changed: () => void): () => void
}

export const browserScreen: Screen = {
  requestFrame: (draw) => requestAnimationFrame(draw),
  cancelFrame: (id) => cancelAnimationFrame(id),
  isVisible: () => document.visibilityState === 'visible',
  onVisibility(changed) {
    document.addEventListener('visibilitychange', changed)
    return () => document.removeEventListener('visibilitychange', changed)
  },
}

/** Draws with every picture of the screen, and nothing while nobody can see it. Returns how to end. */
export function drawPictures(draw: (nowMs: number) => void, screen: Screen): () => void {
  let frame: number | null = null
  const next = () => {
    frame = screen.requestFrame((nowMs) => {
      next()
      draw(nowMs)
    })
  }
  const follow = () => {
    if (screen.isVisible() && frame === null) next()
    if (!screen.isVisible() && frame !== null) {
      screen.cancelFrame(frame)
      frame = null
    }
  }
  follow()
  const forget = screen.onVisibility(follow)
  return () => {
    forget()
    if (frame !== null) screen.cancelFrame(frame)
    frame = null
  }
}
