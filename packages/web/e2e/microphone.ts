import type { Page } from 'playwright-core'

/** Keeps every microphone that a page opens, to be looked at from outside. Before the page is loaded. */
export function watchMicrophones(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const tracks: MediaStreamTrack[] = []
    Reflect.set(window, 'microphoneTracks', tracks)
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = async (wish) => {
      Reflect.set(window, 'microphoneWish', wish)
      const stream = await open(wish)
      tracks.push(...stream.getTracks())
      return stream
    }
  })
}

/** How many of them have not been let go. */
export const openMicrophones = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const tracks: MediaStreamTrack[] = Reflect.get(window, 'microphoneTracks')
    return tracks.filter(({ readyState }) => readyState === 'live').length
  })
