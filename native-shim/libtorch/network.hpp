/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A network, built from the text form of NetworkSpec. */
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

using NamedTensors = std::vector<std::pair<std::string, torch::Tensor>>;

class Network
{
  public:
    Network(const std::string &text, torch::Device device);

    int64_t classes() const
    {
        return classes_;
    }
    std::vector<torch::Tensor> parameters() const
    {
        return layers_->parameters();
    }

    /* Parameters, then running statistics; the names are "<index>_<layer>.<tensor>". */
    NamedTensors tensors() const;

    /* count x channels x height x width floats of the caller, on the device; on the CPU a view of them. */
    torch::Tensor images(const float *values, int64_t count) const;

    void train(bool on)
    {
        layers_->train(on);
    }
    torch::Tensor logits(const torch::Tensor &images);
    torch::Tensor first_layers(torch::Tensor images, size_t count);

    /* From logits to confidences. */
    torch::Tensor confidences(const torch::Tensor &logits) const;

    /* Mean over all elements of weight times binary cross-entropy. */
    torch::Tensor loss(const torch::Tensor &logits, const torch::Tensor &targets,
                       const torch::Tensor &weights) const;

  private:
    torch::Device device_;
    torch::nn::Sequential layers_;
    int64_t channels_ = 0, height_ = 0, width_ = 0, classes_ = 0;
    bool softmax_ = false;
};
