/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An optimizer, built from the text form of OptimizerSpec, whose state can be read and restored. */
#pragma once

#include "network.hpp"

#include <memory>

class Optimizer
{
  public:
    Optimizer(const std::string &text, Network &network);

    void set_learning_rate(double rate);
    void zero_grad()
    {
        optimizer_->zero_grad();
    }
    void step()
    {
        optimizer_->step();
    }

    /* "<parameter>.<moment>": those that exist by now. A step count is a float32 scalar. */
    NamedTensors moments();

    /* Values are float32 on the CPU. Works before the first step, too. */
    void set_moment(const std::string &name, const torch::Tensor &values);

  private:
    std::string kind_;
    NamedTensors parameters_;
    std::unique_ptr<torch::optim::Optimizer> optimizer_;
};
