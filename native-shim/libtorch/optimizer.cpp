/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "optimizer.hpp"

#include <functional>
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

template <class States> auto &state_of(States &states, const torch::Tensor &parameter)
{
    return states[key_of<typename States::key_type>(parameter)];
}

/* One moment of one parameter. */
struct Moment {
    const char *name;
    torch::Tensor value;
    std::function<void(const torch::Tensor &)> set;
};

template <class State> Moment step_of(State &state)
{
    return {"step", torch::scalar_tensor(static_cast<double>(state.step()), torch::kFloat32),
            [&state](const torch::Tensor &t) { state.step(static_cast<int64_t>(t.item<float>())); }};
}

#define MOMENT(state, name)                                                                                  \
    Moment                                                                                                   \
    {                                                                                                        \
#name, (state).name(), [&s = (state)](const torch::Tensor &t) { s.name(t); }                         \
    }

std::vector<Moment> moments_of(optim::OptimizerParamState &state)
{
    if (auto *adam = dynamic_cast<optim::AdamParamState *>(&state))
        return {step_of(*adam), MOMENT(*adam, exp_avg), MOMENT(*adam, exp_avg_sq)};
    if (auto *adamw = dynamic_cast<optim::AdamWParamState *>(&state))
        return {step_of(*adamw), MOMENT(*adamw, exp_avg), MOMENT(*adamw, exp_avg_sq)};
    if (auto *sgd = dynamic_cast<optim::SGDParamState *>(&state))
        return {MOMENT(*sgd, momentum_buffer)};
    auto &rmsprop = dynamic_cast<optim::RMSpropParamState &>(state);
    return {step_of(rmsprop), MOMENT(rmsprop, square_avg), MOMENT(rmsprop, momentum_buffer)};
}

/* As the first step would make it. */
std::unique_ptr<optim::OptimizerParamState> fresh_state(const std::string &kind)
{
    if (kind == "adam")
        return std::make_unique<optim::AdamParamState>();
    if (kind == "adamw")
        return std::make_unique<optim::AdamWParamState>();
    if (kind == "sgd")
        return std::make_unique<optim::SGDParamState>();
    return std::make_unique<optim::RMSpropParamState>();
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
        const auto &state = state_of(optimizer_->state(), parameter);
        if (!state)
            continue;
        for (const Moment &m : moments_of(*state))
            if (m.value.defined())
                all.emplace_back(name + "." + m.name, m.value);
    }
    return all;
}

void Optimizer::set_moment(const std::string &name, const torch::Tensor &values)
{
    const size_t dot = name.rfind('.');
    for (auto &[parameter_name, parameter] : parameters_) {
        if (dot == std::string::npos || parameter_name != name.substr(0, dot))
            continue;
        auto &state = state_of(optimizer_->state(), parameter);
        if (!state)
            state = fresh_state(kind_);
        for (const Moment &m : moments_of(*state)) {
            if (m.name != name.substr(dot + 1))
                continue;
            if (name.substr(dot + 1) == "step") {
                TORCH_CHECK(values.numel() == 1, name, " has 1 value, not ", values.numel());
                m.set(values);
                return;
            }
            TORCH_CHECK(values.numel() == parameter.numel(), name, " has ", parameter.numel(),
                        " values, not ", values.numel());
            m.set(torch::empty_like(parameter.detach()).copy_(values.view(parameter.sizes())));
            return;
        }
    }
    TORCH_CHECK(false, "the optimizer ", kind_, " has no '", name, "'");
}
