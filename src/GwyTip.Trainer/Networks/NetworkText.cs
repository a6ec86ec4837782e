using System.Globalization;

namespace GwyTip.Trainer.Networks;

/// <summary>The text form of networks. The shim over libtorch reads the same.</summary>
internal static class NetworkText
{
    public static string Print(NetworkSpec network) => string.Join("; ",
    [
        $"input {network.Input.Channels} {network.Input.Height} {network.Input.Width}",
        .. network.Layers.Select(l => l.Text),
        network.Head == Head.Softmax ? "softmax" : "sigmoid",
    ]);

    public static NetworkSpec Parse(string text)
    {
        string[] parts = text.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2)
        {
            throw new FormatException($"'{text}' is no network: it begins with 'input CHANNELS HEIGHT WIDTH' and ends with a head");
        }
        var input = new Words(parts[0]);
        if (input.Name != "input")
        {
            throw new FormatException($"'{parts[0]}': a network begins with 'input CHANNELS HEIGHT WIDTH'");
        }
        try
        {
            return new NetworkSpec(
                input.Integer(0), input.Integer(1), input.Integer(2, last: true), [.. parts[1..^1].Select(ParseLayer)], ParseHead(parts[^1]));
        }
        catch (ArgumentException e)
        {
            throw new FormatException(e.Message, e);
        }
    }

    private static Head ParseHead(string text) => text switch
    {
        "sigmoid" => Head.Sigmoid,
        "softmax" => Head.Softmax,
        _ => throw new FormatException($"'{text}': a network ends with its head, 'sigmoid' or 'softmax'"),
    };

    private static Layer ParseLayer(string text)
    {
        var words = new Words(text);
        return words.Name switch
        {
            "conv" => new Convolution(words.Integer(0), words.Integer(1), words.Integer(2), words.Integer(3, last: true), words.Bias),
            "bn" => words.Only(new BatchNormalisation()),
            "relu" => words.Only(new Relu()),
            "elu" => words.Only(new Elu()),
            "leakyrelu" => new LeakyRelu(words.Number(0, last: true)),
            "maxpool" => new MaxPooling(words.Integer(0), words.Integer(1, last: true)),
            "avgpool" => new AveragePooling(words.Integer(0), words.Integer(1, last: true)),
            "gap" => words.Only(new GlobalAveragePooling()),
            "flatten" => words.Only(new Flatten()),
            "dense" => new Dense(words.Integer(0, last: true), words.Bias),
            "dropout" => new Dropout(words.Number(0, last: true)),
            _ => throw new FormatException($"'{text}': unknown layer '{words.Name}'"),
        };
    }

    /// <summary>The words of one layer.</summary>
    private sealed class Words
    {
        private readonly string _text;
        private readonly string[] _numbers;

        public Words(string text)
        {
            string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            _text = text;
            Name = words[0];
            Bias = words[^1] != "nobias" || Name is not ("conv" or "dense");
            _numbers = words[1..(Bias ? words.Length : words.Length - 1)];
        }

        public string Name { get; }

        public bool Bias { get; }

        public int Integer(int index, bool last = false) =>
            int.TryParse(Word(index, last), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value)
                ? value
                : throw new FormatException($"'{_text}': '{_numbers[index]}' is not a whole number");

        public double Number(int index, bool last = false) =>
            double.TryParse(Word(index, last), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                ? value
                : throw new FormatException($"'{_text}': '{_numbers[index]}' is not a number");

        public Layer Only(Layer layer) =>
            _numbers.Length == 0 ? layer : throw new FormatException($"'{_text}': '{Name}' takes no numbers");

        private string Word(int index, bool last)
        {
            if (index >= _numbers.Length)
            {
                throw new FormatException($"'{_text}': too few numbers");
            }
            if (last && _numbers.Length > index + 1)
            {
                throw new FormatException($"'{_text}': '{_numbers[index + 1]}' is too much");
            }
            return _numbers[index];
        }
    }
}
