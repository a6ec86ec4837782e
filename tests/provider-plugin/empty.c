/* A library, but no provider. */
int nothing_that_anybody_asks_for(void);

int nothing_that_anybody_asks_for(void)
{
    return 0;
}
