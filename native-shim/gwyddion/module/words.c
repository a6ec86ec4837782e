/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words.h"

const gchar *tip_words_verdict(gint verdict)
{
    switch (verdict) {
    case GWYTIP_GOOD:
        return "Good tip";
    case GWYTIP_BAD:
        return "Bad tip";
    case GWYTIP_UNSURE:
        return "Unsure";
    default:
        return "Unknown surface";
    }
}

const gchar *tip_words_advice(gint verdict)
{
    switch (verdict) {
    case GWYTIP_GOOD:
        return "The tip is worth going on with.";
    case GWYTIP_BAD:
        return "Treat the tip before going on.";
    case GWYTIP_UNSURE:
        return "The ensemble votes for no state by a majority.";
    default:
        return "The scan looks like nothing the ensemble was trained on; do not rely on the states below.";
    }
}

const gchar *tip_words_colour(gint verdict)
{
    switch (verdict) {
    case GWYTIP_GOOD:
        return "#1b7a2f";
    case GWYTIP_BAD:
        return "#b71c1c";
    case GWYTIP_UNSURE:
        return "#9a5b00";
    default:
        return "#455a64";
    }
}

gchar *tip_words_state(const gchar *name)
{
    return g_strdelimit(g_strdup(name), "_", ' ');
}

gchar *tip_words_sentence(const gchar *message)
{
    gchar *sentence = g_str_has_suffix(message, ".") ? g_strdup(message) : g_strconcat(message, ".", NULL);
    sentence[0] = g_ascii_toupper(sentence[0]);
    return sentence;
}
