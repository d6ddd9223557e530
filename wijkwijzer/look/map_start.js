// What every map runs first.
