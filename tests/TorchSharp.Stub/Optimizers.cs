using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp
{
    public static partial class torch
    {
        public static class optim
        {
            public static Adam Adam(
                IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.99, double eps = 1e-8,
                double weight_decay = 0, bool amsgrad = false, bool maximize = false) => throw new NotSupportedException();

            public static AdamW AdamW(
                IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.99, double eps = 1e-8,
                double weight_decay = 0, bool amsgrad = false, bool maximize = false) => throw new NotSupportedException();

            public static SGD SGD(
                IEnumerable<Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0,
                double weight_decay = 0, bool nesterov = false, bool maximize = false) => throw new NotSupportedException();

            public static RMSProp RMSProp(
                IEnumerable<Parameter> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8,
                double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
                throw new NotSupportedException();

            public interface ILearningRateController
            {
                double LearningRate { get; set; }
            }

            public abstract class Optimizer : IDisposable
            {
                public virtual IEnumerable<ILearningRateController> ParamGroups => throw new NotSupportedException();

                public virtual void zero_grad() => throw new NotSupportedException();

                public virtual Tensor? step(Func<Tensor>? closure = null) => throw new NotSupportedException();

                public void Dispose() => throw new NotSupportedException();

                public class StateDictionary
                {
                    public List<OptimizerState> State => throw new NotSupportedException();
                }
            }
        }
    }
}

namespace TorchSharp.Modules
{
    public abstract class OptimizerHelper : Optimizer
    {
        public virtual StateDictionary state_dict() => throw new NotSupportedException();
    }

    public abstract class OptimizerState;

    public sealed class Adam : OptimizerHelper
    {
        public sealed class State : OptimizerState
        {
            public long step;
            public Tensor exp_avg = null!;
            public Tensor exp_avg_sq = null!;
        }
    }

    public sealed class AdamW : OptimizerHelper
    {
        public sealed class State : OptimizerState
        {
            public long step;
            public Tensor exp_avg = null!;
            public Tensor exp_avg_sq = null!;
        }
    }

    public sealed class SGD : OptimizerHelper
    {
        public sealed class State : OptimizerState
        {
            public Tensor? momentum_buffer;
        }
    }

    public sealed class RMSProp : OptimizerHelper
    {
        public sealed class State : OptimizerState
        {
            public long step;
            public Tensor square_avg = null!;
            public Tensor? momentum_buffer;
        }
    }
}
