import * as tf from '@tensorflow/tfjs-core'
import type { Arithmetic } from '../rules.ts'

/** The rules over tensors of any shape; a number is a scalar that is broadcast. Use within tf.tidy. */
export const tensors: Arithmetic<tf.Tensor> = {
  num: (x) => tf.scalar(x),
  add: tf.add,
  sub: tf.sub,
  mul: tf.mul,
  div: tf.div,
  sqrt: tf.sqrt,
  exp: tf.exp,
  tanh: tf.tanh,
  logistic: tf.sigmoid,
  erf: tf.erf,
  positive: (a) => tf.step(a, 0),
  ramp: tf.relu,
}
