import type { Result } from '../../fields/store.ts'
import type { Epoch } from '../../runs/run.ts'

/** What an epoch publishes: errors are fractions, losses nats. */
export function resultOf(epoch: Epoch, imagesPerSecond: number): Result {
  return {
    epoch: epoch.epoch,
    train_error: epoch.train.error,
    validation_error: epoch.validation.error,
    test_error: epoch.test.error,
    train_loss: epoch.train.loss,
    validation_loss: epoch.validation.loss,
    test_loss: epoch.test.loss,
    images_per_second: imagesPerSecond,
  }
}
