import { BinaryWriter } from '@bufbuild/protobuf/wire'

/** Numbers in a model: 32-bit floats or 64-bit integers, in a row or, with no dimension, a single one. */
export type Tensor =
  | { readonly type: 'float'; readonly dims: readonly number[]; readonly values: readonly number[] }
  | { readonly type: 'int64'; readonly dims: readonly number[]; readonly values: readonly number[] }

/** What goes in or comes out; a name stands for a dimension that is known only when it runs. */
export type Port = { readonly name: string; readonly type: Tensor['type']; readonly dims: readonly (number | string)[] }

/** One operator: its ONNX name, what it reads, the one value that it writes. */
export type Operator = {
  readonly op: string
  readonly inputs: readonly string[]
  readonly output: string
  /** Whole-number attributes. */
  readonly attributes?: Readonly<Record<string, number>>
}

export type OnnxGraph = {
  readonly name: string
  readonly constants: Readonly<Record<string, Tensor>>
  readonly inputs: readonly Port[]
  readonly outputs: readonly Port[]
  readonly operators: readonly Operator[]
}

/** The numbers of ONNX's element types, in onnx.proto. */
export const ELEMENT = { float: 1, int64: 7 } as const
/** An attribute whose value is one whole number, in onnx.proto. */
const ATTRIBUTE_INT = 2
/** The version of the file's structure, and that of the operators. Long supported by every runtime. */
const IR_VERSION = 8
const OPSET = 17

/** Writes a model as an ONNX file: protocol buffers by the field numbers of onnx.proto. */
export function writeOnnx(graph: OnnxGraph, metadata: Readonly<Record<string, string | number>>): Uint8Array {
  const model = new BinaryWriter()
  model.uint32(1 << 3).int64(IR_VERSION)
  model.uint32((2 << 3) | 2).string('eva-tests')
  message(model, 7, (into) => writeGraph(into, graph))
  message(model, 8, (into) => into.uint32(2 << 3).int64(OPSET))
  for (const [key, value] of Object.entries(metadata)) {
    message(model, 14, (into) => {
      into.uint32((1 << 3) | 2).string(key)
      into.uint32((2 << 3) | 2).string(String(value))
    })
  }
  return model.finish()
}

/** Writes a field that holds a message of its own. */
function message(into: BinaryWriter, field: number, write: (into: BinaryWriter) => void): void {
  into.uint32((field << 3) | 2).fork()
  write(into)
  into.join()
}

function writeGraph(graph: BinaryWriter, { name, constants, inputs, outputs, operators }: OnnxGraph): void {
  for (const operator of operators) message(graph, 1, (into) => writeOperator(into, operator))
  graph.uint32((2 << 3) | 2).string(name)
  for (const [constant, tensor] of Object.entries(constants)) {
    message(graph, 5, (into) => writeTensor(into, constant, tensor))
  }
  for (const port of inputs) message(graph, 11, (into) => writePort(into, port))
  for (const port of outputs) message(graph, 12, (into) => writePort(into, port))
}

function writeOperator(node: BinaryWriter, { op, inputs, output, attributes = {} }: Operator): void {
  for (const input of inputs) node.uint32((1 << 3) | 2).string(input)
  node.uint32((2 << 3) | 2).string(output)
  node.uint32((4 << 3) | 2).string(op)
  for (const [name, value] of Object.entries(attributes)) {
    message(node, 5, (into) => {
      into.uint32((1 << 3) | 2).string(name)
      into.uint32(3 << 3).int64(value)
      into.uint32(20 << 3).int32(ATTRIBUTE_INT)
    })
  }
}

function writeTensor(tensor: BinaryWriter, name: string, { type, dims, values }: Tensor): void {
  for (const dim of dims) tensor.uint32(1 << 3).int64(dim)
  tensor.uint32(2 << 3).int32(ELEMENT[type])
  tensor.uint32((8 << 3) | 2).string(name)
  const raw = type === 'float' ? Float32Array.from(values) : BigInt64Array.from(values, BigInt)
  tensor.uint32((9 << 3) | 2).bytes(new Uint8Array(raw.buffer))
}

function writePort(value: BinaryWriter, { name, type, dims }: Port): void {
  value.uint32((1 << 3) | 2).string(name)
  message(value, 2, (typeProto) =>
    message(typeProto, 1, (tensorType) => {
      tensorType.uint32(1 << 3).int32(ELEMENT[type])
      message(tensorType, 2, (shape) => {
        for (const dim of dims) {
          message(shape, 1, (into) =>
            typeof dim === 'number' ? into.uint32(1 << 3).int64(dim) : into.uint32((2 << 3) | 2).string(dim),
          )
        }
      })
    }),
  )
}
