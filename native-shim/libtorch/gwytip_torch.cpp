/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gwytip_torch.h"

#include "network.hpp"
#include "optimizer.hpp"

#include <ATen/autocast_mode.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif
#include <cstring>
#include <mutex>

namespace
{

thread_local std::string last_error;

/* The random generator that layers draw from is the process's. */
std::mutex generator;

template <class F> int guarded(F &&body)
{
    try {
        body();
        return 0;
    } catch (const c10::Error &e) {
        last_error = e.what_without_backtrace();
    } catch (const std::exception &e) {
        last_error = e.what();
    } catch (...) {
        last_error = "unknown error";
    }
    return -1;
}

/* Activations are large and freed in every step: kept in the heap instead of mapped anew, a step takes half
 * the time. */
void keep_memory()
{
#if defined(__GLIBC__)
    mallopt(M_MMAP_MAX, 0);
    mallopt(M_TRIM_THRESHOLD, -1);
    mallopt(M_TOP_PAD, 256 << 20);
#endif
}

/* OpenMP's number of threads belongs to the calling thread. */
void use_threads(int count)
{
    thread_local int current = 0;
    if (current != count)
        torch::set_num_threads(count);
    current = count;
}

/* bfloat16 for the operations that gain from it, while it lives. */
class Autocast
{
  public:
    Autocast(bool wanted, torch::Device device) : wanted_(wanted), device_(device)
    {
        enable(true);
    }
    ~Autocast()
    {
        enable(false);
    }
    Autocast(const Autocast &) = delete;
    Autocast &operator=(const Autocast &) = delete;

  private:
    void enable(bool on)
    {
        if (!wanted_)
            return;
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
        at::autocast::set_autocast_dtype(device_.type(), at::kBFloat16);
        at::autocast::set_autocast_enabled(device_.type(), on);
#else
        if (device_.is_cpu()) {
            at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
            at::autocast::set_cpu_enabled(on);
        } else {
            at::autocast::set_autocast_gpu_dtype(at::kBFloat16);
            at::autocast::set_enabled(on);
        }
#endif
        if (!on)
            at::autocast::clear_cache();
    }

    bool wanted_;
    torch::Device device_;
};

torch::Tensor view(const float *values, torch::IntArrayRef shape)
{
    return torch::from_blob(const_cast<float *>(values), shape, torch::kFloat32);
}

void copy_out(const torch::Tensor &tensor, float *values, int64_t count)
{
    const auto flat = tensor.detach().to(torch::kCPU, torch::kFloat32).contiguous();
    TORCH_CHECK(flat.numel() == count, "there are ", flat.numel(), " values, not ", count);
    std::memcpy(values, flat.data_ptr<float>(), sizeof(float) * static_cast<size_t>(count));
}

} // namespace

struct gwytip_torch_trainer {
    gwytip_torch_trainer(const char *network_text, const char *optimizer_text, const char *device_name,
                         int threads_, bool bf16_)
        : device(device_name), network(network_text, device), optimizer(optimizer_text, network),
          threads(threads_), bf16(bf16_)
    {
    }

    NamedTensors tensors(int kind)
    {
        TORCH_CHECK(kind == GWYTIP_TORCH_WEIGHTS || kind == GWYTIP_TORCH_MOMENTS, "unknown kind of tensor");
        return kind == GWYTIP_TORCH_WEIGHTS ? network.tensors() : optimizer.moments();
    }

    torch::Device device;
    Network network;
    Optimizer optimizer;
    int threads;
    bool bf16;
};

const char *gwytip_torch_error(void)
{
    return last_error.c_str();
}

const char *gwytip_torch_version(void)
{
    return TORCH_VERSION;
}

gwytip_torch_trainer *gwytip_torch_create(const char *network, const char *optimizer, const char *device,
                                          int64_t seed, int threads, int bf16)
{
    gwytip_torch_trainer *trainer = nullptr;
    guarded([&] {
        keep_memory();
        use_threads(threads);
        const std::lock_guard lock(generator);
        torch::manual_seed(static_cast<uint64_t>(seed));
        trainer = new gwytip_torch_trainer(network, optimizer, device, threads, bf16 != 0);
    });
    return trainer;
}

void gwytip_torch_free(gwytip_torch_trainer *trainer)
{
    delete trainer;
}

int gwytip_torch_set_learning_rate(gwytip_torch_trainer *trainer, double rate)
{
    return guarded([&] { trainer->optimizer.set_learning_rate(rate); });
}

int gwytip_torch_train_step(gwytip_torch_trainer *trainer, const float *images, const float *targets,
                            const float *weights, int count, int64_t seed, double *loss)
{
    return guarded([&] {
        use_threads(trainer->threads);
        Network &network = trainer->network;
        const std::lock_guard lock(generator);
        torch::manual_seed(static_cast<uint64_t>(seed));
        network.train(true);
        trainer->optimizer.zero_grad();
        const auto target = view(targets, {count, network.classes()}).to(trainer->device);
        const auto weight = view(weights, {count, network.classes()}).to(trainer->device);
        torch::Tensor logits;
        {
            const Autocast autocast(trainer->bf16, trainer->device);
            logits = network.logits(network.images(images, count));
        }
        const auto mean = network.loss(logits.to(torch::kFloat32), target, weight);
        mean.backward();
        trainer->optimizer.step();
        *loss = mean.item<double>();
    });
}

int gwytip_torch_predict(gwytip_torch_trainer *trainer, const float *images, int count, float *confidences)
{
    return guarded([&] {
        use_threads(trainer->threads);
        const torch::NoGradGuard no_grad;
        Network &network = trainer->network;
        network.train(false);
        const auto logits = network.logits(network.images(images, count));
        copy_out(network.confidences(logits), confidences, count * network.classes());
    });
}

int gwytip_torch_predict_layers(gwytip_torch_trainer *trainer, const float *images, int count, int layers,
                                float *output, int64_t size)
{
    return guarded([&] {
        use_threads(trainer->threads);
        const torch::NoGradGuard no_grad;
        Network &network = trainer->network;
        network.train(false);
        copy_out(network.first_layers(network.images(images, count), static_cast<size_t>(layers)), output,
                 size);
    });
}

int gwytip_torch_tensor_count(gwytip_torch_trainer *trainer, int kind)
{
    int count = -1;
    guarded([&] { count = static_cast<int>(trainer->tensors(kind).size()); });
    return count;
}

int gwytip_torch_tensor_info(gwytip_torch_trainer *trainer, int kind, int index, char *name, int name_size,
                             int64_t *shape, int *rank)
{
    return guarded([&] {
        const auto [key, tensor] = trainer->tensors(kind).at(static_cast<size_t>(index));
        TORCH_CHECK(static_cast<int>(key.size()) < name_size && tensor.dim() <= *rank, "too little room for ",
                    key);
        std::strcpy(name, key.c_str());
        *rank = static_cast<int>(tensor.dim());
        std::copy(tensor.sizes().begin(), tensor.sizes().end(), shape);
    });
}

int gwytip_torch_tensor_get(gwytip_torch_trainer *trainer, int kind, int index, float *values, int64_t count)
{
    return guarded(
        [&] { copy_out(trainer->tensors(kind).at(static_cast<size_t>(index)).second, values, count); });
}

int gwytip_torch_tensor_set(gwytip_torch_trainer *trainer, int kind, const char *name, const float *values,
                            int64_t count)
{
    return guarded([&] {
        const auto given = view(values, {count});
        if (kind == GWYTIP_TORCH_MOMENTS) {
            trainer->optimizer.set_moment(name, given);
            return;
        }
        const torch::NoGradGuard no_grad;
        for (auto &[key, tensor] : trainer->network.tensors()) {
            if (key != name)
                continue;
            TORCH_CHECK(tensor.numel() == count, key, " has ", tensor.numel(), " values, not ", count);
            tensor.copy_(given.view(tensor.sizes()));
            return;
        }
        TORCH_CHECK(false, "the network has no tensor '", name, "'");
    });
}
