/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network.hpp"

#include <sstream>

namespace nn = torch::nn;

namespace
{

/* .contiguous(ChannelsLast) leaves the strides of a one-channel image as they are, and everything behind it
   then runs channels first, at half the speed; .to() sets them. */
torch::Tensor channels_last(const torch::Tensor &t, torch::Device device)
{
    return t.to(device, t.scalar_type(), false, false, torch::MemoryFormat::ChannelsLast);
}

/* Reads the words of one layer. */
class Words
{
  public:
    explicit Words(const std::string &line) : in_(line)
    {
        in_ >> name_;
    }
    const std::string &name() const
    {
        return name_;
    }

    double number(const char *what)
    {
        double value = 0;
        TORCH_CHECK(static_cast<bool>(in_ >> value), "layer '", name_, "' lacks its ", what);
        return value;
    }

    int64_t integer(const char *what)
    {
        return static_cast<int64_t>(number(what));
    }

    bool flag(const char *what)
    {
        std::string word;
        in_ >> word;
        return word == what;
    }

  private:
    std::istringstream in_;
    std::string name_;
};

/* Channels, size and form of what the layers so far hand on. */
struct Shape {
    int64_t channels, height, width;
    bool flat;

    void slide(int64_t kernel, int64_t stride, int64_t padding)
    {
        height = (height + 2 * padding - kernel) / stride + 1;
        width = (width + 2 * padding - kernel) / stride + 1;
    }
};

nn::AnyModule layer(Words &words, Shape &shape)
{
    const std::string &name = words.name();
    if (name == "conv") {
        const int64_t in = shape.channels, filters = words.integer("filters"),
                      kernel = words.integer("kernel");
        const int64_t stride = words.integer("stride"), padding = words.integer("padding");
        const bool bias = !words.flag("nobias");
        shape.slide(kernel, stride, padding);
        shape.channels = filters;
        return nn::AnyModule(
            nn::Conv2d(nn::Conv2dOptions(in, filters, kernel).stride(stride).padding(padding).bias(bias)));
    }
    if (name == "dense") {
        const int64_t in = shape.channels, units = words.integer("units");
        shape.channels = units;
        return nn::AnyModule(nn::Linear(nn::LinearOptions(in, units).bias(!words.flag("nobias"))));
    }
    if (name == "maxpool" || name == "avgpool") {
        const int64_t size = words.integer("size"), stride = words.integer("stride");
        shape.slide(size, stride, 0);
        if (name == "maxpool")
            return nn::AnyModule(nn::MaxPool2d(nn::MaxPool2dOptions(size).stride(stride)));
        return nn::AnyModule(nn::AvgPool2d(nn::AvgPool2dOptions(size).stride(stride)));
    }
    if (name == "gap") {
        shape.height = shape.width = 1;
        return nn::AnyModule(nn::AdaptiveAvgPool2d(nn::AdaptiveAvgPool2dOptions(1)));
    }
    if (name == "flatten") {
        shape = {shape.channels * shape.height * shape.width, 1, 1, true};
        return nn::AnyModule(nn::Flatten());
    }
    if (name == "bn" && shape.flat)
        return nn::AnyModule(nn::BatchNorm1d(nn::BatchNormOptions(shape.channels).eps(1e-5).momentum(0.1)));
    if (name == "bn")
        return nn::AnyModule(nn::BatchNorm2d(nn::BatchNormOptions(shape.channels).eps(1e-5).momentum(0.1)));
    if (name == "relu")
        return nn::AnyModule(nn::ReLU());
    if (name == "elu")
        return nn::AnyModule(nn::ELU(nn::ELUOptions().alpha(1)));
    if (name == "leakyrelu")
        return nn::AnyModule(nn::LeakyReLU(nn::LeakyReLUOptions().negative_slope(words.number("slope"))));
    if (name == "dropout")
        return nn::AnyModule(nn::Dropout(nn::DropoutOptions(words.number("rate"))));
    TORCH_CHECK(false, "unknown layer '", name, "'");
}

} // namespace

Network::Network(const std::string &text, torch::Device device) : device_(device)
{
    std::istringstream parts(text);
    std::string part;
    TORCH_CHECK(std::getline(parts, part, ';'), "empty network");
    Words input(part);
    TORCH_CHECK(input.name() == "input", "a network begins with its input");
    channels_ = input.integer("channels");
    height_ = input.integer("height");
    width_ = input.integer("width");

    Shape shape{channels_, height_, width_, false};
    std::string head;
    for (int index = 0; std::getline(parts, part, ';');) {
        Words words(part);
        TORCH_CHECK(head.empty(), "a layer behind the head: '", words.name(), "'");
        if (words.name() == "sigmoid" || words.name() == "softmax")
            head = words.name();
        else
            layers_->push_back(std::to_string(index++) + "_" + words.name(), layer(words, shape));
    }
    TORCH_CHECK(!head.empty() && shape.flat, "a network ends with flat values and a head");
    classes_ = shape.channels;
    softmax_ = head == "softmax";
    layers_->to(device_);
    for (torch::Tensor &p : layers_->parameters())
        if (p.dim() == 4)
            p.set_data(channels_last(p.data(), device_));
}

NamedTensors Network::tensors() const
{
    NamedTensors all;
    for (auto &p : layers_->named_parameters())
        all.emplace_back(p.key(), p.value());
    for (auto &b : layers_->named_buffers())
        if (b.value().is_floating_point())
            all.emplace_back(b.key(), b.value());
    return all;
}

torch::Tensor Network::images(const float *values, int64_t count) const
{
    auto view =
        torch::from_blob(const_cast<float *>(values), {count, channels_, height_, width_}, torch::kFloat32);
    return channels_last(view, device_);
}

torch::Tensor Network::logits(const torch::Tensor &images)
{
    return layers_->forward(images);
}

torch::Tensor Network::first_layers(torch::Tensor images, size_t count)
{
    TORCH_CHECK(count <= layers_->size(), "the network has ", layers_->size(), " layers, not ", count);
    for (size_t i = 0; i < count; i++)
        images = (layers_->begin() + static_cast<std::ptrdiff_t>(i))->forward(images);
    return images;
}

torch::Tensor Network::confidences(const torch::Tensor &logits) const
{
    return softmax_ ? torch::softmax(logits, 1) : torch::sigmoid(logits);
}

torch::Tensor Network::loss(const torch::Tensor &logits, const torch::Tensor &targets,
                            const torch::Tensor &weights) const
{
    if (!softmax_)
        return torch::binary_cross_entropy_with_logits(logits, targets, weights);
    /* Written out, because torch's own throws on NaN; the bound is that of Keras, which the paper used. */
    const auto p = confidences(logits).clamp(1e-7, 1 - 1e-7);
    return -(weights * (targets * p.log() + (1 - targets) * (1 - p).log())).mean();
}
