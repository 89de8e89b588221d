/** A number as a source prints it. */
export interface Printed {
  /** A step or input, or, with `expr`, what it is called in words. */
  readonly of: string
  readonly expr?: string
  readonly text: string
  /** Significant digits shown beside it. */
  readonly digits: number
}

/** By preset, what its source prints of the way back. */
export const printed: Readonly<Record<string, readonly Printed[]>> = {
  mazur: [
    { of: 'L', text: '0.298371109', digits: 9 },
    { of: 'dL_dw5', text: '0.082167041', digits: 8 },
    { of: 'dL_dw1', text: '0.000438568', digits: 6 },
    { of: 'w₁ after the step', expr: 'w1 - rate*dL_dw1', text: '0.149780716', digits: 9 },
  ],
  xor: [
    { of: 'L', text: '0.0655796220', digits: 9 },
    { of: 'minus ∂L/∂w₁', expr: '-dL_dw1', text: '0.00621207625', digits: 9 },
    { of: 'minus ∂L/∂w₅', expr: '-dL_dw5', text: '0.0459984110', digits: 9 },
  ],
  han: [
    { of: 'yhat', text: '0.474', digits: 3 },
    { of: 'minus the slope by the last sum', expr: '-dL_dyhat*dyhat_ds3', text: '0.1311', digits: 4 },
    { of: 'w₇ after the step', expr: 'w7 - rate*dL_dw7', text: '-0.261', digits: 3 },
  ],
  micrograd: [
    { of: 'yhat', text: '0.7071', digits: 4 },
    { of: 'dL_dw1', text: '1.0', digits: 4 },
    { of: 'slope by x₁', expr: 'dL_dyhat*dyhat_ds1*w1', text: '-1.5', digits: 4 },
  ],
}
