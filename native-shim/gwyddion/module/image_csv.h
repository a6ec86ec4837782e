/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_IMAGE_CSV_H
#define GWYTIP_IMAGE_CSV_H

#include "images.h"

/* All outcomes as CSV (RFC 4180), as `gwytip classify --format csv` writes them but for the order of the
 * states, which is alphabetical, and the column `notes`, which is empty. images: of TipImage. To be freed. */
GString *tip_image_csv(const GPtrArray *images);

#endif
