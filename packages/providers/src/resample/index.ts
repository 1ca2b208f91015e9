/** Any microphone's rate to the one that is heard at, by libsamplerate. */
export { createResampler, type Resampler } from './create-resampler.ts'
