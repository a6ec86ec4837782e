/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_KEYS_H
#define GWYTIP_KEYS_H

/* Names that the module and the programs beside it share. */
#define TIP_FUNCTION "gwytip"         /* the process function */
#define TIP_FUNCTION_ALL "gwytip_all" /* the one for every open image */

/* Metadata of a judged image. Other keys with the prefix hold the confidence of the state of that name. */
#define TIP_META_PREFIX "Tip state::"
#define TIP_META_VERDICT TIP_META_PREFIX "Verdict"
#define TIP_META_STATE TIP_META_PREFIX "State"
#define TIP_META_CONFIDENCE TIP_META_PREFIX "Confidence"
#define TIP_META_REASON TIP_META_PREFIX "Reason" /* verdict, and the states that it rests on, in words */
#define TIP_META_SURFACE TIP_META_PREFIX "Surface"
#define TIP_META_PROVIDER TIP_META_PREFIX "Provider"
#define TIP_META_CHANGE TIP_META_PREFIX "Tip change"           /* in words; only where a change was seen */
#define TIP_META_CHANGE_LINE TIP_META_PREFIX "Tip change line" /* the row, 0 on top; likewise */
#define TIP_META_MEASURED TIP_META_PREFIX "Measured"           /* share of the pixels, 0..1 */
#define TIP_META_LEFT_OUT TIP_META_PREFIX "Left out"           /* in words; only where something was */
#define TIP_META_TIP TIP_META_PREFIX "Tip"                     /* what the scan shows of it, a sentence */
#define TIP_META_COMPARISON                                                                                  \
    TIP_META_PREFIX "Comparison" /* with another scan, a sentence; where one was chosen */
#define TIP_META_NO_MAP TIP_META_PREFIX "No activation map"
#define TIP_META_THRESHOLDS TIP_META_PREFIX "Thresholds" /* "rows=0.6", where the user's own were used */
#define TIP_META_ERROR TIP_META_PREFIX "Error"           /* then no other key, but TIP_META_NO_MAP */

#endif
