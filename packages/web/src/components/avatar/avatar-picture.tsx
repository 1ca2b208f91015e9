import { type RefObject, useEffect, useRef } from 'react'
import type { Avatar } from '../../lib/avatar/avatar.ts'
import type { DrawFace } from '../../lib/face/drawn-face.ts'

/** A face that was brought, in the room of her own. */
export function AvatarPicture({ avatar, draw }: { avatar: Avatar; draw: RefObject<DrawFace | null> }) {
  const room = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const place = room.current
    if (place === null) return
    const sized = new ResizeObserver(() => avatar.fit(place.clientWidth))
    place.append(avatar.canvas)
    sized.observe(place)
    draw.current = avatar.draw
    return () => {
      draw.current = null
      sized.disconnect()
      avatar.canvas.remove()
    }
  }, [avatar, draw])
  return <div ref={room} className="face-avatar" />
}
