import type { Ref } from 'react'
import { outlinesOf, type PATHS } from '../../lib/face/outlines.ts'
import { POSE_AT_REST } from '../../lib/face/pose.ts'

const REST = outlinesOf(POSE_AT_REST)

/** A path that moves: `d` is written anew with every picture. */
function Moving({ part, ...rest }: { part: (typeof PATHS)[number] } & React.SVGProps<SVGPathElement>) {
  return <path data-part={part} d={REST[part]} {...rest} />
}

/** Her portrait, in paper and light, with the parts that `drawFace` moves. Colours come from `face.css`. */
export function FaceArt({ ref }: { ref?: Ref<SVGSVGElement> }) {
  return (
    <svg ref={ref} viewBox="40 36 320 320" className="face-art" aria-hidden="true" focusable="false">
      <defs>
        <Shade id="face-room" stops={['room-a', 'room-b']} y />
        <Shade id="face-hair" stops={['hair-a', 'hair-b']} y />
        <Shade id="face-skin" stops={['skin-a', 'skin-b', 'skin-c']} />
        <Shade id="face-dress" stops={['dress-a', 'dress-b']} y />
        <radialGradient id="face-glow" cx="0.5" cy="0.42" r="0.56">
          <stop offset="0" className="face-stop-light" />
          <stop offset="1" className="face-stop-light" stopOpacity="0" />
        </radialGradient>
        <radialGradient id="face-cheek">
          <stop offset="0" className="face-stop-blush" stopOpacity="0.75" />
          <stop offset="1" className="face-stop-blush" stopOpacity="0" />
        </radialGradient>
        <radialGradient id="face-iris" cy="0.62" r="0.6">
          <stop offset="0" className="face-stop-iris-a" />
          <stop offset="1" className="face-stop-iris-b" />
        </radialGradient>
        <clipPath id="face-circle">
          <circle cx="200" cy="196" r="159" />
        </clipPath>
        <clipPath id="face-in-eyes">
          <Moving part="eyeL" />
          <Moving part="eyeR" />
        </clipPath>
        <clipPath id="face-in-mouth">
          <Moving part="mouth" />
        </clipPath>
        <clipPath id="face-in-face">
          <Moving part="face" />
        </clipPath>
      </defs>
      <g clipPath="url(#face-circle)">
        <rect width="400" height="400" fill="url(#face-room)" />
        <circle cx="200" cy="170" r="190" fill="url(#face-glow)" className="face-glow" />
        <g data-part="back" transform={REST.back}>
          <path
            fill="url(#face-hair)"
            d="M200 60C262 60 305 100 309 164C313 212 308 252 291 281C279 300 254 304 240 297C222 289 178 289 160 297C146 304 121 300 109 281C92 252 87 212 91 164C95 100 138 60 200 60Z"
          />
        </g>
        <g data-part="bust" transform={REST.bust}>
          <path
            fill="url(#face-skin)"
            d="M170 246C172 276 173 300 168 314C162 329 136 337 100 346L84 420L316 420L300 346C264 337 238 329 232 314C227 300 228 276 230 246Z"
          />
          <Moving part="jaw" className="face-shadow" />
          <path
            fill="url(#face-dress)"
            d="M40 424C44 364 84 340 149 323C156 343 176 352 200 352C224 352 244 343 251 323C316 340 356 364 360 424Z"
          />
        </g>
        <g data-part="head" transform={REST.head}>
          <Moving part="face" fill="url(#face-skin)" />
          <g clipPath="url(#face-in-face)">
            <g data-part="features" transform={REST.features}>
              <g data-part="blush" opacity={REST.blush}>
                <ellipse cx="152" cy="226" rx="27" ry="19" fill="url(#face-cheek)" />
                <ellipse cx="248" cy="226" rx="27" ry="19" fill="url(#face-cheek)" />
              </g>
              <Moving part="eyeL" className="face-white" />
              <Moving part="eyeR" className="face-white" />
              <g clipPath="url(#face-in-eyes)">
                <Iris part="irisL" />
                <Iris part="irisR" />
              </g>
              <Moving part="creaseL" className="face-crease" />
              <Moving part="creaseR" className="face-crease" />
              <Moving part="lashL" className="face-lash" />
              <Moving part="lashR" className="face-lash" />
              <Moving part="browL" className="face-brow" />
              <Moving part="browR" className="face-brow" />
              <g data-part="nose" transform={REST.nose}>
                <path className="face-nose" d="M191 228C194 233 206 233 209 228" />
              </g>
              <Moving part="mouth" className="face-mouth" />
              <g clipPath="url(#face-in-mouth)">
                <g data-part="tongue" transform={REST.tongue}>
                  <ellipse rx="13" ry="9" className="face-tongue" />
                </g>
                <g data-part="teeth" transform={REST.teeth}>
                  <rect x="-17" y="0" width="34" height="7" rx="3.4" className="face-teeth" />
                </g>
              </g>
              <Moving part="lowerLip" className="face-lower-lip" />
              <Moving part="upperLip" className="face-upper-lip" />
              <Moving part="seam" className="face-seam" />
            </g>
          </g>
          <g data-part="front" transform={REST.front}>
            <path
              fill="url(#face-hair)"
              d="M164 88C206 56 290 82 298 160C302 204 297 240 284 266C281 236 277 206 268 172C238 166 200 144 174 112C160 142 144 160 132 180C122 206 118 238 116 266C103 240 98 204 102 160C107 116 132 88 164 88Z"
            />
            <path className="face-strand" d="M182 102C208 134 242 154 278 160" />
            <path className="face-strand" d="M192 86C228 98 270 112 290 146" />
            <path className="face-strand" d="M162 100C148 128 130 150 114 186" />
          </g>
        </g>
      </g>
    </svg>
  )
}

function Iris({ part }: { part: 'irisL' | 'irisR' }) {
  return (
    <g data-part={part} transform={REST[part]}>
      <circle r="12" fill="url(#face-iris)" />
      <circle r="5" className="face-pupil" />
      <circle cx="3.6" cy="-4.4" r="2.8" className="face-spark" />
      <circle cx="-3.6" cy="3.8" r="1.3" className="face-spark" opacity="0.6" />
    </g>
  )
}

function Shade({ id, stops, y = false }: { id: string; stops: string[]; y?: boolean }) {
  return (
    <linearGradient id={id} x1={y ? 0.5 : 0.2} y1="0" x2={y ? 0.5 : 0.8} y2="1">
      {stops.map((stop, index) => (
        <stop key={stop} offset={index / (stops.length - 1)} className={`face-stop-${stop}`} />
      ))}
    </linearGradient>
  )
}
