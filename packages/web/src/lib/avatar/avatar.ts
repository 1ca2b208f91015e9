import type { DrawFace } from '../face/drawn-face.ts'
import type { AvatarTerms } from './avatar-terms.ts'

/** A face that somebody brought, ready to be drawn. */
export type Avatar = {
  canvas: HTMLCanvasElement
  draw: DrawFace
  /** Makes the picture so large, in CSS pixels. */
  fit(sizePx: number): void
  /** Gives back all that it holds of the graphics card. */
  close(): void
}

/** A file with a face in it. */
export type AvatarFile = { name: string; file: Blob }

/** The face that she wears instead of her own. */
export type WornAvatar = { name: string; bytes: number; terms: AvatarTerms; avatar: Avatar }

/**
 * Why a file does not become her face. `too_large`: see `MAX_AVATAR_BYTES`. `not_vrm`: something else. `broken`: it cannot be
 * read. `no_webgl`: this browser cannot draw it. `not_kept`: she wears it, but only until the page is left.
 */
export type AvatarTrouble = 'too_large' | 'not_vrm' | 'broken' | 'no_webgl' | 'not_kept'

/** As large as the most elaborate faces are, and not so large that a browser's tab would die of it. */
export const MAX_AVATAR_BYTES = 100 * 1024 * 1024
