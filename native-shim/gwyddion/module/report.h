/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_REPORT_H
#define GWYTIP_REPORT_H

#include "args.h"

/* The judgement as Gwyddion's results, which it copies and saves as text, tabulator- or comma-separated. Only
 * for an image that was judged. To be unreferenced. */
GwyResults *tip_report_new(const TipArgs *args);

#endif
