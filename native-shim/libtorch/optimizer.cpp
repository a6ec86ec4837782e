/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "optimizer.hpp"

#include <map>
#include <sstream>

namespace optim = torch::optim;

namespace
{

/* "name key=value key=value": every hyper-parameter has to be there, and none that is not known. */
class Settings
{
  public:
    explicit Settings(const std::string &text)
    {
        std::istringstream in(text);
        in >> name;
        for (std::string word; in >> word;) {
            const size_t at = word.find('=');
            TORCH_CHECK(at != std::string::npos, "optimizer '", name, "': '", word, "' is not key=value");
            std::istringstream value(word.substr(at + 1));
            TORCH_CHECK(static_cast<bool>(value >> values_[word.substr(0, at)]), "optimizer '", name, "': '",
                        word, "' is not a number");
        }
    }

    double take(const std::string &key)
    {
        const auto found = values_.find(key);
        TORCH_CHECK(found != values_.end(), "optimizer '", name, "' lacks ", key);
        const double value = found->second;
        values_.erase(found);
        return value;
    }

    void check_all_taken() const
    {
        TORCH_CHECK(values_.empty(), "optimizer '", name, "' knows no ", values_.begin()->first);
    }

    std::string name;

  private:
    std::map<std::string, double> values_;
};

template <class Options> Options adam_options(Settings &s)
{
    Options options(s.take("learning_rate"));
    const double beta1 = s.take("beta1"), beta2 = s.take("beta2");
    return options.betas({beta1, beta2})
        .eps(s.take("epsilon"))
        .weight_decay(s.take("weight_decay"))
        .amsgrad(false);
}

std::unique_ptr<optim::Optimizer> make(Settings &s, const std::vector<torch::Tensor> &parameters)
{
    if (s.name == "adam")
        return std::make_unique<optim::Adam>(parameters, adam_options<optim::AdamOptions>(s));
    if (s.name == "adamw")
        return std::make_unique<optim::AdamW>(parameters, adam_options<optim::AdamWOptions>(s));
    if (s.name == "sgd")
        return std::make_unique<optim::SGD>(parameters, optim::SGDOptions(s.take("learning_rate"))
                                                            .momentum(s.take("momentum"))
                                                            .dampening(0)
                                                            .weight_decay(s.take("weight_decay"))
                                                            .nesterov(s.take("nesterov") != 0));
    if (s.name == "rmsprop")
        return std::make_unique<optim::RMSprop>(parameters, optim::RMSpropOptions(s.take("learning_rate"))
                                                                .alpha(s.take("alpha"))
                                                                .eps(s.take("epsilon"))
                                                                .weight_decay(s.take("weight_decay"))
                                                                .momentum(s.take("momentum"))
                                                                .centered(false));
    TORCH_CHECK(false, "unknown optimizer '", s.name, "'");
}

/* The key of a parameter's state: its address, which libtorch 1.x spells as text. */
template <class Key> Key key_of(const torch::Tensor &parameter)
{
    if constexpr (std::is_same_v<Key, std::string>)
        return c10::guts::to_string(parameter.unsafeGetTensorImpl());
    else
        return parameter.unsafeGetTensorImpl();
}

/* Null where no step has made one. Not by [], which would leave an empty state that the step takes for a full
 * one. */
template <class States> auto *state_of(States &states, const torch::Tensor &parameter)
{
    const auto found = states.find(key_of<typename States::key_type>(parameter));
    return found == states.end() ? nullptr : found->second.get();
}

void check_size(const std::string &name, const torch::Tensor &values, int64_t size)
{
    TORCH_CHECK(values.numel() == size, name, " has ", size, " values, not ", values.numel());
}

using Moments = std::vector<std::pair<std::string, torch::Tensor *>>;

Moments moments_of(optim::OptimizerParamState &state)
{
    if (auto *adam = dynamic_cast<optim::AdamParamState *>(&state))
        return {{"exp_avg", &adam->exp_avg()}, {"exp_avg_sq", &adam->exp_avg_sq()}};
    if (auto *adamw = dynamic_cast<optim::AdamWParamState *>(&state))
        return {{"exp_avg", &adamw->exp_avg()}, {"exp_avg_sq", &adamw->exp_avg_sq()}};
    if (auto *sgd = dynamic_cast<optim::SGDParamState *>(&state))
        return {{"momentum_buffer", &sgd->momentum_buffer()}};
    auto &rmsprop = dynamic_cast<optim::RMSpropParamState &>(state);
    return {{"square_avg", &rmsprop.square_avg()}, {"momentum_buffer", &rmsprop.momentum_buffer()}};
}

/* Null for SGD, which counts no steps. */
int64_t *step_of(optim::OptimizerParamState &state)
{
    if (auto *adam = dynamic_cast<optim::AdamParamState *>(&state))
        return &adam->step();
    if (auto *adamw = dynamic_cast<optim::AdamWParamState *>(&state))
        return &adamw->step();
    if (auto *rmsprop = dynamic_cast<optim::RMSpropParamState *>(&state))
        return &rmsprop->step();
    return nullptr;
}

/* As the first step would make it. */
std::unique_ptr<optim::OptimizerParamState> fresh_state(const std::string &kind,
                                                        const torch::Tensor &parameter)
{
    std::unique_ptr<optim::OptimizerParamState> state;
    if (kind == "adam")
        state = std::make_unique<optim::AdamParamState>();
    else if (kind == "adamw")
        state = std::make_unique<optim::AdamWParamState>();
    else if (kind == "sgd")
        state = std::make_unique<optim::SGDParamState>();
    else
        state = std::make_unique<optim::RMSpropParamState>();
    for (auto &[name, moment] : moments_of(*state))
        *moment = torch::zeros_like(parameter.detach());
    if (int64_t *step = step_of(*state))
        *step = 0;
    return state;
}

} // namespace

Optimizer::Optimizer(const std::string &text, Network &network)
{
    Settings settings(text);
    kind_ = settings.name;
    optimizer_ = make(settings, network.parameters());
    settings.check_all_taken();
    for (auto &t : network.tensors())
        if (t.second.requires_grad())
            parameters_.push_back(t);
}

void Optimizer::set_learning_rate(double rate)
{
    for (auto &group : optimizer_->param_groups())
        group.options().set_lr(rate);
}

NamedTensors Optimizer::moments()
{
    NamedTensors all;
    for (auto &[name, parameter] : parameters_) {
        auto *state = state_of(optimizer_->state(), parameter);
        if (!state)
            continue;
        if (const int64_t *step = step_of(*state))
            all.emplace_back(name + ".step",
                             torch::scalar_tensor(static_cast<double>(*step), torch::kFloat32));
        for (auto &[moment_name, moment] : moments_of(*state))
            if (moment->defined())
                all.emplace_back(name + "." + moment_name, *moment);
    }
    return all;
}

void Optimizer::set_moment(const std::string &name, const torch::Tensor &values)
{
    const size_t dot = name.rfind('.');
    const std::string owner = name.substr(0, dot), what = name.substr(dot + 1);
    for (auto &[parameter_name, parameter] : parameters_) {
        if (parameter_name != owner)
            continue;
        auto &states = optimizer_->state();
        if (!state_of(states, parameter))
            states[key_of<std::decay_t<decltype(states)>::key_type>(parameter)] =
                fresh_state(kind_, parameter);
        auto &state = *state_of(states, parameter);
        int64_t *step = step_of(state);
        if (step && what == "step") {
            check_size(name, values, 1);
            *step = static_cast<int64_t>(values.item<float>());
            return;
        }
        for (auto &[moment_name, moment] : moments_of(state)) {
            if (moment_name != what)
                continue;
            check_size(name, values, parameter.numel());
            *moment = torch::empty_like(parameter.detach()).copy_(values.view(parameter.sizes()));
            return;
        }
    }
    TORCH_CHECK(false, "the optimizer ", kind_, " has no '", name, "'");
}
