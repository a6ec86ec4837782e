/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * C interface of the training engine on libtorch. Used by src/GwyTip.Trainer only.
 *
 * Functions that return int give 0, or -1 after a failure, whose message gwytip_torch_error() then holds (per
 * thread). A trainer is used by one thread at a time. Buffers belong to the caller and are read or written
 * only during the call. Images are count x channels x height x width, row-major.
 */
#ifndef GWYTIP_TORCH_H
#define GWYTIP_TORCH_H

#include <stdint.h>

#if defined(_WIN32)
#define GWYTIP_TORCH_API __declspec(dllexport)
#else
#define GWYTIP_TORCH_API __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct gwytip_torch_trainer gwytip_torch_trainer;

/* Which tensors of a trainer are meant. */
enum {
    GWYTIP_TORCH_WEIGHTS = 0, /* parameters, and the running statistics of batch normalisation */
    GWYTIP_TORCH_MOMENTS =
        1, /* the optimizer's state; what no step has made yet is not listed, but can be set */
};

GWYTIP_TORCH_API const char *gwytip_torch_error(void);

/* Version of libtorch, e.g. "1.13.1". */
GWYTIP_TORCH_API const char *gwytip_torch_version(void);

/*
 * A trainer with fresh weights, or null after a failure.
 * network:   the text form of NetworkSpec, "input 2 128 128; conv 32 3 2 1 nobias; ...; dense 6; sigmoid".
 * optimizer: the text form of OptimizerSpec, "adam learning_rate=0.001 beta1=0.9 ...".
 * device:    "cpu" or "cuda".
 * seed:      of the weights.
 * threads:   of one operation, at least 1.
 * bf16:      not 0: forward and backward passes of training in mixed precision. Predictions stay in float32.
 */
GWYTIP_TORCH_API gwytip_torch_trainer *gwytip_torch_create(const char *network, const char *optimizer,
                                                           const char *device, int64_t seed, int threads,
                                                           int bf16);

/* Null is fine. */
GWYTIP_TORCH_API void gwytip_torch_free(gwytip_torch_trainer *trainer);

GWYTIP_TORCH_API int gwytip_torch_set_learning_rate(gwytip_torch_trainer *trainer, double rate);

/*
 * One step of the optimizer. targets and weights: count x classes. *loss: the sum of weight times binary
 * cross-entropy, over count x classes, before the step. seed: of all that is random in the step.
 */
GWYTIP_TORCH_API int gwytip_torch_train_step(gwytip_torch_trainer *trainer, const float *images,
                                             const float *targets, const float *weights, int count,
                                             int64_t seed, double *loss);

/* confidences: count x classes, after the head. */
GWYTIP_TORCH_API int gwytip_torch_predict(gwytip_torch_trainer *trainer, const float *images, int count,
                                          float *confidences);

/* What the first `layers` layers make of the images; `size` is the number of floats that `output` holds. */
GWYTIP_TORCH_API int gwytip_torch_predict_layers(gwytip_torch_trainer *trainer, const float *images,
                                                 int count, int layers, float *output, int64_t size);

/* Number of tensors of a kind, or -1. */
GWYTIP_TORCH_API int gwytip_torch_tensor_count(gwytip_torch_trainer *trainer, int kind);

/* *rank: on entry the room in shape, then the number of dimensions. */
GWYTIP_TORCH_API int gwytip_torch_tensor_info(gwytip_torch_trainer *trainer, int kind, int index, char *name,
                                              int name_size, int64_t *shape, int *rank);

/* count must be the number of the tensor's values. */
GWYTIP_TORCH_API int gwytip_torch_tensor_get(gwytip_torch_trainer *trainer, int kind, int index,
                                             float *values, int64_t count);
GWYTIP_TORCH_API int gwytip_torch_tensor_set(gwytip_torch_trainer *trainer, int kind, const char *name,
                                             const float *values, int64_t count);

#ifdef __cplusplus
}
#endif

#endif
