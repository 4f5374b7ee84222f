/* Square roots and divisions, of few numbers. */
#include <math.h>
#include <stdio.h>

struct body {
  double x, y, z, vx, vy, vz, mass;
};

static struct body bodies[] = {
    {0, 0, 0, 0, 0, 0, 39.478},
    {4.841, -1.160, -0.104, 0.606, 2.812, -0.025, 0.0377},
    {8.343, 4.125, -0.404, -1.011, 1.826, 0.008, 0.0113},
    {12.894, -15.111, -0.223, 1.083, 0.869, -0.011, 0.0017},
    {15.380, -25.919, 0.179, 0.979, 0.594, -0.035, 0.0020},
};

enum { COUNT = sizeof bodies / sizeof *bodies };

static void advance(double dt) {
  for (int i = 0; i < COUNT; i++)
    for (int j = i + 1; j < COUNT; j++) {
      struct body *a = &bodies[i], *b = &bodies[j];
      double dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
      double square = dx * dx + dy * dy + dz * dz;
      double force = dt / (square * sqrt(square));
      a->vx -= dx * b->mass * force;
      a->vy -= dy * b->mass * force;
      a->vz -= dz * b->mass * force;
      b->vx += dx * a->mass * force;
      b->vy += dy * a->mass * force;
      b->vz += dz * a->mass * force;
    }
  for (int i = 0; i < COUNT; i++) {
    bodies[i].x += dt * bodies[i].vx;
    bodies[i].y += dt * bodies[i].vy;
    bodies[i].z += dt * bodies[i].vz;
  }
}

int main(void) {
  for (int n = 0; n < 5000000; n++)
    advance(0.001);
  printf("%.3f\n", bodies[0].x);
}
