/** Whether the libraries of machine code fit this machine. */
export { loadNative, NATIVE_PACKAGES, type NativePackageName } from './load-native.ts'
