/* A provider of ONNX Runtime as a library of its own, as small as one can be: it computes what GwyTip tries a
 * provider with (a convolution of one value with one value) and every sigmoid, and leaves the rest to the
 * CPU. With PLUGIN_WRONG it computes wrongly, with PLUGIN_BROKEN it does not register. With PLUGIN_TIRES it says that
 * it has a GPU, and fails at its second sigmoid and all later ones; with PLUGIN_NANS these are not numbers. The
 * interface: onnxruntime_ep_c_api.h. */
#include <math.h>
#include <onnxruntime_c_api.h>
#include <stdlib.h>
#include <string.h>

#if defined(PLUGIN_TIRES) || defined(PLUGIN_NANS)
#define HAS_GPU
#endif

#ifdef _WIN32
#define EXPORT __declspec(dllexport)
#else
#define EXPORT __attribute__((visibility("default")))
#endif

static const OrtApi *api;
static const OrtEpApi *ep_api;

#define TRY(call)                                                                                            \
    do {                                                                                                     \
        OrtStatus *status_ = (call);                                                                         \
        if (status_)                                                                                         \
            return status_;                                                                                  \
    } while (0)

typedef struct {
    OrtNodeComputeInfo info;
    int is_sigmoid;
} Computation;

/* ---- computing ---- */
static OrtStatus *create_state(OrtNodeComputeInfo *info, OrtNodeComputeContext *context, void **state)
{
    (void)context;
    *state = info;
    return NULL;
}

static void release_state(OrtNodeComputeInfo *info, void *state)
{
    (void)info;
    (void)state;
}

static OrtStatus *shape_of(const OrtValue *value, int64_t shape[8], size_t *rank, size_t *count)
{
    OrtTensorTypeAndShapeInfo *type;
    TRY(api->GetTensorTypeAndShape(value, &type));
    OrtStatus *status = api->GetDimensionsCount(type, rank);
    if (!status && *rank > 8)
        status = api->CreateStatus(ORT_INVALID_ARGUMENT, "more than eight dimensions");
    if (!status)
        status = api->GetDimensions(type, shape, *rank);
    if (!status)
        status = api->GetTensorShapeElementCount(type, count);
    api->ReleaseTensorTypeAndShapeInfo(type);
    return status;
}

static OrtStatus *compute(OrtNodeComputeInfo *info, void *state, OrtKernelContext *context)
{
    const Computation *what = (const Computation *)info;
    const OrtValue *input;
    const void *x;
    OrtValue *output;
    void *y;
    int64_t shape[8];
    size_t rank, count;
    (void)state;
    TRY(api->KernelContext_GetInput(context, 0, &input));
    TRY(shape_of(input, shape, &rank, &count));
    TRY(api->GetTensorData(input, &x));
    TRY(api->KernelContext_GetOutput(context, 0, shape, rank, &output));
    TRY(api->GetTensorMutableData(output, &y));
    if (what->is_sigmoid) {
        for (size_t i = 0; i < count; i++)
            ((float *)y)[i] = 1 / (1 + expf(-((const float *)x)[i]));
#ifdef HAS_GPU
        static int sigmoids;
        if (++sigmoids > 1) {
#ifdef PLUGIN_TIRES
            return api->CreateStatus(ORT_FAIL, "out of breath");
#else
            ((float *)y)[0] = NAN;
#endif
        }
#endif
        return NULL;
    }
    const OrtValue *kernel;
    const void *w;
    TRY(api->KernelContext_GetInput(context, 1, &kernel));
    TRY(api->GetTensorData(kernel, &w));
    ((float *)y)[0] = ((const float *)x)[0] * ((const float *)w)[0];
#ifdef PLUGIN_WRONG
    ((float *)y)[0] += 1;
#endif
    return NULL;
}

/* ---- the provider ---- */
static const char *ep_name(const OrtEp *ep)
{
    (void)ep;
    return "ExampleExecutionProvider";
}

/* Whether a value is a tensor of four dimensions that are all 1. */
static OrtStatus *is_single(const OrtValueInfo *value, int *single)
{
    const OrtTypeInfo *type;
    const OrtTensorTypeAndShapeInfo *tensor;
    int64_t shape[4] = {0};
    size_t rank;
    *single = 0;
    TRY(api->GetValueInfoTypeInfo(value, &type));
    TRY(api->CastTypeInfoToTensorInfo(type, &tensor));
    TRY(api->GetDimensionsCount(tensor, &rank));
    if (rank == 4) {
        TRY(api->GetDimensions(tensor, shape, rank));
        *single = shape[0] == 1 && shape[1] == 1 && shape[2] == 1 && shape[3] == 1;
    }
    return NULL;
}

static OrtStatus *can_run(const OrtNode *node, int *can)
{
    const char *type;
    *can = 0;
    TRY(api->Node_GetOperatorType(node, &type));
    if (strcmp(type, "Conv") == 0) {
        const OrtValueInfo *inputs[2];
        size_t count;
        int first, second;
        TRY(api->Node_GetNumInputs(node, &count));
        if (count != 2)
            return NULL;
        TRY(api->Node_GetInputs(node, inputs, 2));
        TRY(is_single(inputs[0], &first));
        TRY(is_single(inputs[1], &second));
        *can = first && second;
    } else {
        *can = strcmp(type, "Sigmoid") == 0;
    }
    return NULL;
}

static OrtStatus *get_capability(OrtEp *ep, const OrtGraph *graph, OrtEpGraphSupportInfo *support)
{
    size_t count;
    (void)ep;
    TRY(api->Graph_GetNumNodes(graph, &count));
    const OrtNode **nodes = calloc(count ? count : 1, sizeof *nodes);
    if (!nodes)
        return api->CreateStatus(ORT_FAIL, "out of memory");
    OrtStatus *status = api->Graph_GetNodes(graph, nodes, count);
    for (size_t i = 0; !status && i < count; i++) {
        int can;
        status = can_run(nodes[i], &can);
        if (!status && can) {
            OrtNodeFusionOptions options = {.ort_version_supported = ORT_API_VERSION};
            status = ep_api->EpGraphSupportInfo_AddNodesToFuse(support, &nodes[i], 1, &options);
        }
    }
    free(nodes);
    return status;
}

static OrtStatus *compile(OrtEp *ep, const OrtGraph **graphs, const OrtNode **fused, size_t count,
                          OrtNodeComputeInfo **infos, OrtNode **context_nodes)
{
    (void)ep;
    (void)fused;
    (void)context_nodes;
    for (size_t i = 0; i < count; i++) {
        const OrtNode *node;
        const char *type;
        TRY(api->Graph_GetNodes(graphs[i], &node, 1));
        TRY(api->Node_GetOperatorType(node, &type));
        Computation *computation = calloc(1, sizeof *computation);
        if (!computation)
            return api->CreateStatus(ORT_FAIL, "out of memory");
        computation->info.ort_version_supported = ORT_API_VERSION;
        computation->info.CreateState = create_state;
        computation->info.Compute = compute;
        computation->info.ReleaseState = release_state;
        computation->is_sigmoid = strcmp(type, "Sigmoid") == 0;
        infos[i] = &computation->info;
    }
    return NULL;
}

static void release_infos(OrtEp *ep, OrtNodeComputeInfo **infos, size_t count)
{
    (void)ep;
    for (size_t i = 0; i < count; i++)
        free(infos[i]);
}

/* ---- the library ---- */
static const char *factory_name(const OrtEpFactory *factory)
{
    (void)factory;
    return "ExampleExecutionProvider";
}

static const char *factory_vendor(const OrtEpFactory *factory)
{
    (void)factory;
    return "Example";
}

static uint32_t factory_vendor_id(const OrtEpFactory *factory)
{
    (void)factory;
    return 0;
}

static const char *factory_version(const OrtEpFactory *factory)
{
    (void)factory;
    return "1.0.0";
}

static OrtStatus *supported_devices(OrtEpFactory *factory, const OrtHardwareDevice *const *devices,
                                    size_t count, OrtEpDevice **found, size_t most, size_t *number)
{
    *number = 0;
#ifdef HAS_GPU
    static OrtHardwareDevice *gpu;
    if (!gpu)
        TRY(ep_api->CreateHardwareDevice(OrtHardwareDeviceType_GPU, 0x10DE, 1, "Example", NULL, &gpu));
    TRY(ep_api->CreateEpDevice(factory, gpu, NULL, NULL, &found[(*number)++]));
#endif
    for (size_t i = 0; i < count && *number < most; i++) {
        if (api->HardwareDevice_Type(devices[i]) == OrtHardwareDeviceType_CPU)
            TRY(ep_api->CreateEpDevice(factory, devices[i], NULL, NULL, &found[(*number)++]));
    }
    return NULL;
}

static OrtStatus *create_ep(OrtEpFactory *factory, const OrtHardwareDevice *const *devices,
                            const OrtKeyValuePairs *const *metadata, size_t count,
                            const OrtSessionOptions *options, const OrtLogger *logger, OrtEp **ep)
{
    (void)factory;
    (void)devices;
    (void)metadata;
    (void)count;
    (void)options;
    (void)logger;
    OrtEp *made = calloc(1, sizeof *made);
    if (!made)
        return api->CreateStatus(ORT_FAIL, "out of memory");
    made->ort_version_supported = ORT_API_VERSION;
    made->GetName = ep_name;
    made->GetCapability = get_capability;
    made->Compile = compile;
    made->ReleaseNodeComputeInfos = release_infos;
    *ep = made;
    return NULL;
}

static void release_ep(OrtEpFactory *factory, OrtEp *ep)
{
    (void)factory;
    free(ep);
}

static bool is_stream_aware(const OrtEpFactory *factory)
{
    (void)factory;
    return false;
}

/* Null: what lies in the host's memory needs neither. */
static OrtStatus *create_allocator(OrtEpFactory *factory, const OrtMemoryInfo *memory,
                                   const OrtKeyValuePairs *options, OrtAllocator **allocator)
{
    (void)factory;
    (void)memory;
    (void)options;
    *allocator = NULL;
    return NULL;
}

static void release_allocator(OrtEpFactory *factory, OrtAllocator *allocator)
{
    (void)factory;
    (void)allocator;
}

static OrtStatus *create_data_transfer(OrtEpFactory *factory, OrtDataTransferImpl **transfer)
{
    (void)factory;
    *transfer = NULL;
    return NULL;
}

static OrtEpFactory the_factory = {
    .ort_version_supported = ORT_API_VERSION,
    .GetName = factory_name,
    .GetVendor = factory_vendor,
    .GetSupportedDevices = supported_devices,
    .CreateEp = create_ep,
    .ReleaseEp = release_ep,
    .GetVendorId = factory_vendor_id,
    .GetVersion = factory_version,
    .CreateAllocator = create_allocator,
    .ReleaseAllocator = release_allocator,
    .CreateDataTransfer = create_data_transfer,
    .IsStreamAware = is_stream_aware,
};

EXPORT OrtStatus *CreateEpFactories(const char *name, const OrtApiBase *base, const OrtLogger *logger,
                                    OrtEpFactory **factories, size_t most, size_t *number)
{
    (void)name;
    (void)logger;
    api = base->GetApi(ORT_API_VERSION);
    ep_api = api->GetEpApi();
#ifdef PLUGIN_BROKEN
    return api->CreateStatus(ORT_FAIL, "made for another version");
#endif
    if (most < 1)
        return api->CreateStatus(ORT_INVALID_ARGUMENT, "room for one factory is needed");
    factories[0] = &the_factory;
    *number = 1;
    return NULL;
}

EXPORT OrtStatus *ReleaseEpFactory(OrtEpFactory *factory)
{
    (void)factory;
    return NULL;
}
