/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_OUTPUTS_H
#define GWYTIP_OUTPUTS_H

#include "args.h"

/* Leaves the outcome in the file: metadata and the mask at a tip change as one step for undo, the map as a new
 * image, which undo does not take away, where the parameters ask for them, and a log entry of the function
 * `gwytip`. Nothing where the image is not open any more. */
void tip_outputs_store(TipArgs *args);

#endif
