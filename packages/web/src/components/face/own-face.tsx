import { type RefObject, useEffect, useRef } from 'react'
import { createDrawing } from '../../lib/face/draw.ts'
import type { DrawFace } from '../../lib/face/drawn-face.ts'
import { outlinesOf } from '../../lib/face/outlines.ts'
import { FaceArt } from './face-art.tsx'

/** The face that she draws herself. */
export function OwnFace({ draw }: { draw: RefObject<DrawFace | null> }) {
  const art = useRef<SVGSVGElement>(null)
  useEffect(() => {
    if (art.current === null) return
    const drawing = createDrawing(art.current)
    draw.current = ({ pose }) => drawing(outlinesOf(pose))
    return () => {
      draw.current = null
    }
  }, [draw])
  return <FaceArt ref={art} />
}
